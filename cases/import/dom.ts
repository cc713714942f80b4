/** Small steps on any DOM, of a browser or of a server. */

/** Where the style of an element stands: a style attribute would be a breach of the policy of the page. */
export const STYLE_ATTRIBUTE = 'data-style'

export const nameOf = (element: Element): string => element.tagName.toLowerCase()
export const nameOfNode = (node: Node): string => (node.nodeType === 1 ? nameOf(node as Element) : '')
export const styleOf = (element: Element): string => element.getAttribute(STYLE_ATTRIBUTE) ?? ''
export const classOf = (element: Element): string => element.getAttribute('class') ?? ''

/** Every node below it in reading order, at this moment: the tree may be changed on the way. */
export function nodes(root: Node): Node[] {
  const found: Node[] = []
  let node: Node | null = root.firstChild
  while (node) {
    found.push(node)
    if (node.firstChild) node = node.firstChild
    else {
      while (node && node !== root && !node.nextSibling) node = node.parentNode
      node = !node || node === root ? null : node.nextSibling
    }
  }
  return found
}

export const elements = (root: Node): Element[] => nodes(root).filter((node): node is Element => node.nodeType === 1)
export const childElements = (parent: Node): Element[] =>
  childNodes(parent).filter((node): node is Element => node.nodeType === 1)

export function childNodes(parent: Node): Node[] {
  const found: Node[] = []
  for (let node = parent.firstChild; node; node = node.nextSibling) found.push(node)
  return found
}

export function isWithin(element: Node, name: string): boolean {
  for (let above = element.parentNode; above; above = above.parentNode) if (nameOfNode(above) === name) return true
  return false
}

export function unwrap(element: Element): void {
  const parent = element.parentNode
  if (!parent) return
  while (element.firstChild) parent.insertBefore(element.firstChild, element)
  parent.removeChild(element)
}

export function rename(element: Element, name: string): void {
  if (nameOf(element) === name || !element.parentNode) return
  const made = element.ownerDocument.createElement(name)
  while (element.firstChild) made.appendChild(element.firstChild)
  element.parentNode.replaceChild(made, element)
}

export function replaceWithText(element: Element, words: string): void {
  element.parentNode?.replaceChild(element.ownerDocument.createTextNode(words), element)
}
