// A sheet to fill in: keeps the answers on this device, fetches answers from other sheets, works out sums, prints.

import { readNumber, roundUp, sayNumber, workOut } from "./sums.js"

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */
/** @typedef {Record<string, string>} Answers */

/** @param {string} tool */
const key = tool => `workbook:${tool}`

/** @param {string} tool @returns {Answers} */
function load(tool) {
  try {
    return JSON.parse(localStorage.getItem(key(tool)) ?? "{}") ?? {}
  } catch {
    return {}
  }
}

/** @param {string} tool @param {Answers} answers @returns {boolean} whether the browser let us keep them */
function keep(tool, answers) {
  try {
    if (Object.keys(answers).length) localStorage.setItem(key(tool), JSON.stringify(answers))
    else localStorage.removeItem(key(tool))
    return true
  } catch {
    return false
  }
}

/** @param {Field} field */
const isTick = field => field.type === "checkbox" || field.type === "radio"

/** @param {HTMLFormElement} form */
function setUp(form) {
  const tool = form.dataset.tool ?? ""
  const fields = /** @type {Field[]} */ ([...form.elements].filter(element => element.matches("input, textarea")))
  const sums = /** @type {HTMLInputElement[]} */ (fields.filter(field => field.dataset.steps))
  const state = /** @type {HTMLElement} */ (form.querySelector(".sheet-state"))
  const actions = /** @type {HTMLElement} */ (form.querySelector(".sheet-actions"))
  const language = document.documentElement.lang

  /** @param {string | undefined} text */
  const say = text => {
    state.textContent = text ?? ""
  }

  function answers() {
    const given = fields.filter(field => (isTick(field) ? /** @type {HTMLInputElement} */ (field).checked : field.value && !sums.includes(/** @type {HTMLInputElement} */ (field))))
    return Object.fromEntries(given.map(field => [field.name, field.type === "checkbox" ? "on" : field.value]))
  }

  /** @param {Answers} stored */
  function fill(stored) {
    for (const field of fields) {
      const answer = stored[field.name] ?? ""
      if (isTick(field)) /** @type {HTMLInputElement} */ (field).checked = field.type === "radio" ? field.value === answer : answer === "on"
      else field.value = answer
    }
  }

  function sumUp() {
    /** @type {Map<string, number | null>} */
    const results = new Map()
    /** @param {string} name */
    const value = name => {
      if (results.has(name)) return results.get(name) ?? null
      const field = form.elements.namedItem(`${tool}_${name}`)
      return field instanceof HTMLInputElement ? readNumber(field.value, language) : null
    }
    for (const sum of sums) {
      const exact = workOut((sum.dataset.steps ?? "").split(" "), value)
      const result = sum.dataset.round === "up" ? roundUp(exact) : exact
      results.set(sum.name.slice(tool.length + 1), result)
      sum.value = sayNumber(result, language)
    }
  }

  function save() {
    say(keep(tool, answers()) ? form.dataset.saved : form.dataset.unsaved)
  }

  /** @param {HTMLButtonElement} button */
  function offer(button) {
    const { from = "", into = "" } = button.dataset
    const target = form.elements.namedItem(into)
    const answer = () => load(from.split("_")[0])[from]
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
    button.hidden = !answer()
    button.addEventListener("click", () => {
      const joint = target instanceof HTMLTextAreaElement ? "\n" : " "
      target.value = [target.value, answer()].filter(Boolean).join(joint)
      button.hidden = true
      sumUp()
      save()
      say(form.dataset.fetched)
      target.focus()
    })
  }

  function clear() {
    if (!confirm(form.dataset.confirm)) return
    fill({})
    sumUp()
    keep(tool, {})
    say(form.dataset.cleared)
  }

  function print() {
    document.documentElement.classList.add("print-sheet")
    addEventListener("afterprint", () => document.documentElement.classList.remove("print-sheet"), { once: true })
    window.print()
  }

  // Paper takes the grid of the sheet however narrow it is.
  const sheets = form.querySelectorAll(".sheet")
  addEventListener("beforeprint", () => sheets.forEach(sheet => sheet.classList.add("sheet--print")))
  addEventListener("afterprint", () => sheets.forEach(sheet => sheet.classList.remove("sheet--print")))

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause
  form.addEventListener("input", () => {
    sumUp()
    sumUp()
    clearTimeout(pause)
    pause = setTimeout(save, 400)
  })
  addEventListener("pagehide", () => pause && keep(tool, answers()))
  form.addEventListener("submit", event => event.preventDefault())
  form.querySelector('[data-do="clear"]')?.addEventListener("click", clear)
  form.querySelector('[data-do="print"]')?.addEventListener("click", print)
  for (const button of form.querySelectorAll(".field-fetch")) offer(/** @type {HTMLButtonElement} */ (button))
  actions.hidden = false
  fill(load(tool))
  sumUp()
}

const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".sheet-form"))
if (form) setUp(form)
