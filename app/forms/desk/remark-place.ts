/** What a remark is about: the case as a whole, a fact, or a section or one of its paragraphs, as the revision has them. */
export type Anchor =
  | { readonly kind: 'case' }
  /** Dotted, as problems name it: `outcomes[2].observations[0].value`. */
  | { readonly kind: 'field'; readonly path: string }
  /** Paragraphs count from 1. */
  | { readonly kind: 'section'; readonly heading: string; readonly paragraph?: number }

const LONGEST_PATH = 300

/** A place as a form sends it; undefined for what names none. */
export function readPlace(value: string): Anchor | undefined {
  if (value === 'case') return { kind: 'case' }
  const field = /^field:([\w.[\]-]+)$/.exec(value)?.[1]
  if (field !== undefined) return field.length > LONGEST_PATH ? undefined : { kind: 'field', path: field }
  const section = /^section:([^\p{Cc}]{0,300}?)(?:#([1-9]\d{0,3}))?$/u.exec(value)
  if (!section) return undefined
  const [, heading = '', paragraph] = section
  return { kind: 'section', heading, ...(paragraph === undefined ? {} : { paragraph: Number(paragraph) }) }
}
