import { RESULT } from '../../../content/award/result.ts'
import { formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import { SentenceGap } from '../../sentence-gap.tsx'

interface RowsLeftProps {
  readonly mostRows: number
  readonly all: number
  /** Of the page with all of them. */
  readonly address: string
}

/** Says that a table shows the first of many, and where all of them are. */
export function RowsLeft({ mostRows, all, address }: RowsLeftProps) {
  const say = useWords(RESULT)
  const { language } = useSpeech()
  if (all <= mostRows) return null
  const values = { shown: formatExact(language, mostRows), all: formatExact(language, all) }
  return (
    <p>
      {say('rowsLeft', values)}
      <SentenceGap />
      <a href={address}>{say('rowsAll')}</a>
    </p>
  )
}
