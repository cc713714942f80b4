import { follow } from '#cases/edit/matter-tree.ts'
import { readMatter } from '#cases/edit/read-matter.ts'
import { placeAt } from '#cases/front-matter.ts'
import type { Path, Place } from '#cases/problem.ts'

/** Where the key or dash of a fact stands in a text, or of what is nearest around it; nothing while the facts are unreadable. */
export function placeOfPath(text: string, path: Path): Place | undefined {
  const matter = readMatter(text)
  if (!matter.ok) return undefined
  const { cursor } = follow(matter.value.root, path)
  const { parent } = cursor
  const at = parent ? parent.cursor.base + parent.cursor.node.children[parent.index]!.at : cursor.base
  return placeAt(text, at)
}
