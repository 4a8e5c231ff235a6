// Narrows a list, such as the tool index, to what fits, and keeps the choice in the address.

/** How an item's facts answer a wish. @type {Record<string, (fact: string, wish: string) => boolean>} */
const FITS = {
  phase: (fact, wish) => fact === wish,
  time: (fact, wish) => Number(fact) <= Number(wish),
  people: (fact, wish) => {
    const [low, high] = fact.split(" ").map(Number)
    return low <= Number(wish) && Number(wish) <= high
  },
  difficulty: (fact, wish) => Number(fact) <= Number(wish),
  need: among,
  mode: among,
  who: among,
  stage: among,
  kind: among,
}

/** @param {string} fact @param {string} wish */
function among(fact, wish) {
  return fact.split(" ").includes(wish)
}

/** @param {HTMLFormElement} form */
function setUp(form) {
  const selects = [...form.querySelectorAll("select")]
  const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(form.dataset.items ?? "")])
  const groups = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".phase-group")])
  const count = /** @type {HTMLElement} */ (form.querySelector(".filter-count"))
  const none = /** @type {HTMLElement} */ (document.querySelector(".filter-none"))

  function show() {
    const wishes = selects.filter(select => select.value)
    for (const item of items) {
      item.hidden = !wishes.every(({ name, value }) => FITS[name](item.dataset[name] ?? "", value))
    }
    for (const group of groups) group.hidden = !items.some(item => group.contains(item) && !item.hidden)
    const number = items.filter(item => !item.hidden).length
    count.textContent = number === 1 ? form.dataset.one ?? "" : (form.dataset.many ?? "").replace("{}", String(number))
    none.hidden = number > 0
    return wishes
  }

  function remember() {
    const address = new URL(location.href)
    address.search = String(new URLSearchParams(show().map(({ name, value }) => [name, value])))
    history.replaceState(null, "", address)
  }

  const asked = new URLSearchParams(location.search)
  for (const select of selects) {
    const wish = asked.get(select.name) ?? ""
    select.value = [...select.options].some(option => option.value === wish) ? wish : ""
  }
  form.addEventListener("change", remember)
  form.addEventListener("reset", () => setTimeout(remember))
  form.addEventListener("submit", event => event.preventDefault())
  form.hidden = false
  show()
}

const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".filters"))
if (form) setUp(form)
