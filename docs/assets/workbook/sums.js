// Sums on a sheet: reads numbers as people type them, follows the steps of a formula, says the result in the page's language.

/**
 * The number someone typed, with comma or dot, or null where there is none.
 * A lone separator is a decimal one, except the language's own thousands mark before exactly three digits.
 * @param {string} text
 * @param {string} language
 * @returns {number | null}
 */
export function readNumber(text, language) {
  const bare = text.replace(/[\s\u00a0\u202f'€%]/g, "").replace("\u2212", "-")
  if (!/^-?\d[\d.,]*$|^-?[.,]\d+$/.test(bare)) return null
  const marks = bare.match(/[.,]/g) ?? []
  const last = marks[marks.length - 1]
  const mixed = new Set(marks).size > 1
  const thousands = new Intl.NumberFormat(language).formatToParts(1e6).find(part => part.type === "group")?.value
  const grouped = !mixed && (marks.length > 1 || (last === thousands && /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(bare)))
  const plain = grouped || !last ? bare.replace(/[.,]/g, "") : bare.split(last).map(part => part.replace(/[.,]/g, "")).join(".")
  const number = Number(plain)
  return Number.isFinite(number) ? number : null
}

/**
 * The value of a formula in postfix steps, or null where a value is missing or the sum is impossible.
 * @param {string[]} steps
 * @param {(name: string) => number | null} value
 * @returns {number | null}
 */
export function workOut(steps, value) {
  /** @type {(number | null)[]} */
  const stack = []
  for (const step of steps) {
    if (!/^[-+*/]$/.test(step)) {
      stack.push(/^\d/.test(step) ? Number(step) : value(step))
      continue
    }
    const right = stack.pop() ?? null
    const left = stack.pop() ?? null
    if (left === null || right === null) return null
    stack.push(step === "+" ? left + right : step === "-" ? left - right : step === "*" ? left * right : left / right)
  }
  const result = stack[0] ?? null
  return result !== null && Number.isFinite(result) ? result : null
}

/**
 * A count rounded up. There are no negative counts, so a negative one is impossible.
 * @param {number | null} number
 * @returns {number | null}
 */
export function roundUp(number) {
  return number === null || number < 0 ? null : Math.ceil(Math.round(number * 1e6) / 1e6)
}

/**
 * @param {number | null} number
 * @param {string} language
 */
export function sayNumber(number, language) {
  if (number === null) return ""
  const whole = Math.abs(number - Math.round(number)) < 0.005
  const digits = whole ? 0 : 2
  const said = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(whole ? Math.round(number) : number)
  return said.replace("-", "\u2212")
}
