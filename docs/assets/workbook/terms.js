// Shows what a term means beside its first link on a page: under the pointer, at keyboard focus, at the first tap.

const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("a.explained")])
const box = document.createElement("div")
box.className = "explanation"
box.setAttribute("aria-hidden", "true") // read out as the description of the link
/** @type {HTMLAnchorElement | null} */
let shown = null
let leaving = 0

/** @param {HTMLAnchorElement} link */
function show(link) {
  clearTimeout(leaving)
  if (shown === link) return
  const about = document.getElementById(link.getAttribute("aria-describedby") ?? "")
  if (!about) return
  box.replaceChildren(...[...about.childNodes].map(node => node.cloneNode(true)))
  box.hidden = false
  shown = link
  place(link)
}

/** Below the line the link ends on, above it where there is no room; never over the edge. @param {HTMLAnchorElement} link */
function place(link) {
  const line = [...link.getClientRects()].at(-1)
  if (!line) return
  const room = document.documentElement.clientWidth - box.offsetWidth - 8
  const above = line.bottom + box.offsetHeight + 8 > innerHeight && line.top > box.offsetHeight + 8
  box.style.left = `${Math.max(8, Math.min(line.left, room)) + scrollX}px`
  box.style.top = `${(above ? line.top - box.offsetHeight - 4 : line.bottom + 4) + scrollY}px`
}

function hide() {
  clearTimeout(leaving)
  box.hidden = true
  shown = null
}

// Long enough to move the pointer from the link into the box.
const leave = () => { leaving = setTimeout(hide, 250) }

if (links.length) {
  box.hidden = true
  document.body.append(box)
  box.addEventListener("pointerenter", () => clearTimeout(leaving))
  box.addEventListener("pointerleave", leave)
  addEventListener("resize", hide)
  document.addEventListener("keydown", event => { if (event.key === "Escape") hide() })
  document.addEventListener("pointerdown", event => {
    const at = /** @type {Element} */ (event.target)
    if (!box.contains(at) && at.closest("a.explained") !== shown) hide()
  })
}
for (const link of links) {
  link.addEventListener("pointerenter", event => { if (event.pointerType === "mouse") show(link) })
  link.addEventListener("pointerleave", event => { if (event.pointerType === "mouse") leave() })
  link.addEventListener("focus", () => { if (link.matches(":focus-visible")) show(link) })
  link.addEventListener("blur", hide)
  link.addEventListener("click", event => {
    // The first tap explains, the second one leads to the glossary.
    if (/** @type {PointerEvent} */ (event).pointerType !== "touch" || shown === link) return
    event.preventDefault()
    show(link)
  })
}
