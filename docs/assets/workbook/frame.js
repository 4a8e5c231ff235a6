// The head of the page: the menu of narrow screens, and the switch between light and dark.

const button = /** @type {HTMLButtonElement} */ (document.querySelector(".menu-button"))
const menu = /** @type {HTMLElement} */ (document.querySelector(".site-menu"))

/** @param {boolean} open */
function showMenu(open) {
  button.setAttribute("aria-expanded", String(open))
  menu.classList.toggle("site-menu--open", open)
}

button.addEventListener("click", () => showMenu(button.getAttribute("aria-expanded") === "false"))

document.addEventListener("keydown", event => {
  if (event.key !== "Escape" || button.getAttribute("aria-expanded") === "false") return
  showMenu(false)
  button.focus()
})

menu.parentElement?.addEventListener("focusout", event => {
  const next = /** @type {Node | null} */ (event.relatedTarget)
  if (next && !menu.contains(next) && next !== button) showMenu(false)
})

const scheme = /** @type {HTMLButtonElement} */ (document.querySelector(".scheme-button"))
const isDark = () => document.body.dataset.mdColorScheme === "slate"
const tellScheme = () => scheme.setAttribute("aria-pressed", String(isDark()))

scheme.addEventListener("click", () => {
  const wanted = isDark() ? "default" : "slate"
  /** @type {HTMLInputElement | null} */
  const option = document.querySelector(`[name="__palette"][data-md-color-scheme="${wanted}"]`)
  option?.click()
})
new MutationObserver(tellScheme).observe(document.body, { attributeFilter: ["data-md-color-scheme"] })
tellScheme()
