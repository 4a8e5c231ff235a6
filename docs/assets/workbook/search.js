// Makes the theme's search usable by keyboard and screen reader: a real button, Tab, Escape, and no single-key shortcuts.

const toggle = /** @type {HTMLInputElement} */ (document.querySelector('[data-md-toggle="search"]'))
const dialog = /** @type {HTMLElement} */ (document.querySelector(".md-search"))
const query = /** @type {HTMLInputElement} */ (dialog.querySelector(".md-search__input"))
const opener = /** @type {HTMLButtonElement} */ (document.querySelector(".search-button"))
const results = /** @type {HTMLElement} */ (dialog.querySelector(".md-search-result__list"))

function open() {
  if (!toggle.checked) toggle.click()
  query.focus()
  query.select()
}

function close() {
  if (toggle.checked) toggle.click()
  opener.focus()
}

/** Keeps Tab within the open dialog. @param {KeyboardEvent} event */
function keepInside(event) {
  /** @type {NodeListOf<HTMLElement>} */
  const stops = dialog.querySelectorAll("input, button, summary, details[open] a, :not(details) > a")
  const [first, last] = [stops[0], stops[stops.length - 1]]
  if (document.activeElement !== (event.shiftKey ? first : last)) return
  event.preventDefault()
  if (event.shiftKey) last.focus()
  else first.focus()
}

// The theme listens on the window; stopping here keeps its single-key shortcuts and its closing on Tab away.
document.addEventListener("keydown", event => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select")
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault()
    open()
  } else if (toggle.checked && event.key === "Escape") {
    close()
  } else if (toggle.checked && event.key === "Tab") {
    keepInside(event)
  } else if (toggle.checked ? typing || event.key.startsWith("Arrow") : event.key === "Enter") {
    return
  }
  event.stopPropagation()
})

opener.addEventListener("click", open)
dialog.querySelector(".search-close")?.addEventListener("click", close)
dialog.addEventListener("click", event => event.target === dialog && close())
dialog.querySelector("form")?.addEventListener("submit", event => event.preventDefault())

// The theme takes results out of the Tab order.
new MutationObserver(() => {
  for (const stop of results.querySelectorAll("[tabindex]")) stop.removeAttribute("tabindex")
}).observe(results, { childList: true })
