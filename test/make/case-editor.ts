/** A person at work on a case: random edits of its facts and its text, each with words nobody else uses. */
import fc from 'fast-check'
import { applyEdits, frontMatterValue, type CaseEdit } from '#cases/edit/edit-case.ts'
import { splitFrontMatter } from '#cases/front-matter.ts'
import { pathsOf, type Value, type ValuePath } from '#test/make/edited-text.ts'

export interface Step {
  readonly what: number
  readonly where: number
  readonly to: number
}

export const anySteps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({ what: fc.nat(13), where: fc.nat(), to: fc.nat() }),
  { minLength: 1, maxLength: 8 },
)

/** The text after a person's edits; an edit the file refuses is not made. */
export function editAs(name: string, text: string, steps: readonly Step[]): string {
  let edited = text
  for (const [index, step] of steps.entries()) edited = editOnce(edited, step, `${name}${index}x`)
  return edited
}

function editOnce(text: string, { what, where, to }: Step, word: string): string {
  const facts = frontMatterValue(text)
  const parts = splitFrontMatter(text, 'case.md')
  if (!facts.ok || !parts.ok) return text
  const paths = pathsOf(facts.value as unknown as Value)
  const pick = (some: readonly [ValuePath, Value][]) => some[where % Math.max(1, some.length)]
  const make = (edit: CaseEdit | undefined): string => {
    const edited = edit ? applyEdits(text, [edit]) : undefined
    return edited?.ok ? edited.value : text
  }
  const lists = paths.filter((each): each is [ValuePath, Value[]] => Array.isArray(each[1]))
  const filled = lists.filter(([, list]) => list.length > 0)
  const ids = paths.filter(([path]) => path.at(-1) === 'id' && path.length > 1)
  if (what <= 3) {
    const found = pick(paths.filter(([path, value]) => typeof value !== 'object' && path.at(-1) !== 'id'))
    return make(found && { do: 'set', path: found[0], value: typeof found[1] === 'number' ? to + 1e6 : `${word} 改` })
  }
  if (what === 4) {
    const found = pick(paths.filter(([path]) => path.length > 2))
    return make(found && { do: 'remove', path: found[0] })
  }
  if (what <= 6) {
    const [path, list] = (pick(filled) as [ValuePath, Value[]] | undefined) ?? [[], []]
    const like = list[to % Math.max(1, list.length)]
    const value = typeof like === 'object' ? renewed(like, word) : word
    return make(path.length > 0 ? { do: 'insert', path, index: to % (list.length + 1), value } : undefined)
  }
  if (what === 7) {
    const [path, list] = (pick(filled) as [ValuePath, Value[]] | undefined) ?? [[], []]
    const [from, place] = [(to >> 3) % Math.max(1, list.length), to % Math.max(1, list.length)]
    return make(path.length > 0 ? { do: 'move', path, from, to: place } : undefined)
  }
  if (what === 8) {
    const found = pick(ids)
    return make(found && { do: 'set', path: found[0], value: `${word}-id` })
  }
  if (what === 9) {
    // A comment in the front matter, on a line of its own above an entry.
    const lines = text.split('\n')
    const places = lines.flatMap((line, at) => (/^ *(?:- )?[a-z][A-Za-z]*:/.test(line) ? at : []))
    const at = places[where % Math.max(1, places.length)] ?? 1
    const column = /^ */.exec(lines[at]!)![0]
    const isInside = lines.slice(0, at).some((line) => line.startsWith('format'))
    return isInside ? lines.toSpliced(at, 0, `${column}# ${word}`).join('\n') : text
  }
  const head = text.slice(0, text.length - parts.value.body.length)
  return head + editProse(parts.value.body, what - 10, where, to, word)
}

/** Every text in it is new, so that it can be found again. */
function renewed(value: Value, word: string): Value {
  if (typeof value === 'string') return word
  if (Array.isArray(value)) return value.slice(0, 2).map((item, index) => renewed(item, `${word}${index}`))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renewed(item, `${word}${key}`)]))
}

function editProse(body: string, what: number, where: number, to: number, word: string): string {
  const paragraphs = body.split(/\n\n+/)
  const isHeading = (text: string) => /^\s*#/.test(text)
  const places = paragraphs.flatMap((text, at) => (text.trim() !== '' && !isHeading(text) ? at : []))
  const at = places[where % Math.max(1, places.length)]
  if (at === undefined) return body
  const text = paragraphs[at]!
  if (what === 0) {
    const cut = to % text.length
    return paragraphs.with(at, `${text.slice(0, cut)} ${word} ${text.slice(cut)}`).join('\n\n')
  }
  if (what === 1) return paragraphs.toSpliced(at, 0, `一段新的文字 ${word}。`).join('\n\n')
  if (what === 2) return paragraphs.toSpliced(at, 1).join('\n\n')
  return paragraphs.toSpliced(at + 1, 0, `## 新的一节 ${word}\n\n新的一节里的文字 ${word}text。`).join('\n\n')
}
