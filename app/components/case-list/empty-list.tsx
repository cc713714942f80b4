import { useSpeech } from '../../i18n/translate.ts'
import type { CaseListView } from './case-list-view.ts'
import { facetWords } from './facet-words.ts'

/** Nothing fits: what each condition costs, with the way to be rid of it. */
export function EmptyList({ view }: { view: CaseListView }) {
  const speech = useSpeech()
  const { t } = speech
  if (view.casesInLibrary === 0) {
    return (
      <>
        <h2>{t('home.empty.title')}</h2>
        <p>{t('home.empty.text')}</p>
      </>
    )
  }
  const helpful = view.removals.filter(({ count }) => count > 0)
  return (
    <>
      <h2>{t('cases.empty.title')}</h2>
      <p>{t(helpful.length > 0 ? 'cases.empty.text' : 'cases.empty.noSingle')}</p>
      <ul>
        {helpful.map(({ condition, values, count, address }) => {
          const words = values.map((value) => facetWords(condition, value, speech)).join(t('common.list'))
          return (
            <li key={condition}>
              <a href={address}>
                {t('cases.empty.without', {
                  condition: `${t(`cases.${condition}`)}${t('common.colon')}${words}`,
                  n: count,
                })}
              </a>
            </li>
          )
        })}
        {helpful.length === 0 ? (
          <li>
            <a href="/cases">{t('cases.reset')}</a>
          </li>
        ) : null}
      </ul>
    </>
  )
}
