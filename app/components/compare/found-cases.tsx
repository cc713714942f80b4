import { useSpeech } from '../../i18n/translate.ts'
import type { CompareView } from './compare-view.ts'

interface FoundCasesProps {
  readonly view: CompareView
  /** All cases again. */
  readonly allAddress: string
}

/** How many cases the words for one more case find; nothing where none are looked for. */
export function FoundCases({ view: { state, choicesFound }, allAddress }: FoundCasesProps) {
  const { t } = useSpeech()
  if (state.find === '') return null
  const found = { n: choicesFound, words: state.find }
  return (
    <p role="status">
      {choicesFound === 0
        ? t('compare.add.nothing', { words: state.find })
        : t(choicesFound === 1 ? 'compare.add.found.one' : 'compare.add.found.other', found)}{' '}
      <a href={allAddress}>{t('compare.add.all')}</a>
    </p>
  )
}
