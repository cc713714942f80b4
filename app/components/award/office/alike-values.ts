import { OFFICE } from '../../../content/award/office.ts'
import { RULES } from '../../../content/award/rules.ts'
import { CAP_ATTRIBUTES } from '../../../forms/award/rules-fields.ts'
import { formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'

/** Two values of an attribute that look like one, and that a cap counts as two. */
export interface AlikeValues {
  readonly attribute: string
  /** How many winners may share a value. */
  readonly most: number
  /** As most of its entries write it, and how many entries have it. */
  readonly one: ValueCount
  readonly other: ValueCount
}

export interface ValueCount {
  readonly value: string
  readonly entries: number
}

/** The same in a sentence. */
export function useAlikeWords(): (alike: AlikeValues) => string {
  const say = useWords(OFFICE)
  const sayRules = useWords(RULES)
  const { language } = useSpeech()
  return ({ attribute, most, one, other }) => {
    const known = CAP_ATTRIBUTES.find((name) => name === attribute)
    return say('alikeValues', {
      attribute: known ? sayRules(`attribute.${known}`) : attribute,
      most: formatExact(language, most),
      one: one.value,
      oneEntries: formatExact(language, one.entries),
      other: other.value,
      otherEntries: formatExact(language, other.entries),
    })
  }
}
