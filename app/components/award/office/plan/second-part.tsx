import { SECOND } from '../../../../content/award/office-second.ts'
import { formatExact, formatShare } from '../../../../i18n/format.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Field } from '../../../accounts/field.tsx'
import { Listing } from '../../../accounts/listing.tsx'
import people from '../../../accounts/people.module.css'
import { useWords } from '../../../accounts/use-words.ts'
import entries from '../entries/entries.module.css'
import { usePlanNames } from './plan-names.ts'
import type { PlanView, SecondCategoryView } from './plan-view.ts'
import { silentCategories } from './silent-categories.ts'

/** Where another reading would decide something, with why, and one click to give it out. */
export function SecondPart({ view }: { readonly view: PlanView }) {
  const say = useWords(SECOND)
  const { language, t } = useSpeech()
  const { second } = view
  return (
    <section aria-labelledby="second">
      <h3 id="second">{say('title')}</h3>
      <p>{say('what')}</p>
      <form method="get" action="#second" className={people['filter']}>
        <input type="hidden" name="stage" value={view.stage ?? ''} />
        <Field
          name="second"
          label={say('budget')}
          value={String(second?.budget ?? 3)}
          inputMode="numeric"
          maxLength={3}
        />
        <button className="quiet">{say('show')}</button>
      </form>
      {second && !second.ok ? <p className="notice">{say(`why.${second.why}`)}</p> : null}
      {second?.ok ? (
        <>
          {second.isComputing ? <p className="notice">{say('computing')}</p> : null}
          {silentCategories(second.categories).map(({ why, categories }) => (
            <p key={why} className="soft">
              {categories.length === second.categories.length
                ? say(`none.${why}`)
                : say('noneIn', {
                    categories: categories.map(({ title }) => title[language]).join(t('common.list')),
                    why: say(`none.${why}`),
                  })}
            </p>
          ))}
          {second.categories
            .filter(({ why }) => why === null)
            .map((category) => (
              <Category key={category.id} category={category} view={view} budget={second.budget} />
            ))}
          <p className="small soft">{say('how')}</p>
        </>
      ) : null}
    </section>
  )
}

interface CategoryProps {
  readonly category: SecondCategoryView
  readonly view: PlanView
  readonly budget: number
}

function Category({ category, view, budget }: CategoryProps) {
  const say = useWords(SECOND)
  const names = usePlanNames()
  const { language } = useSpeech()
  const { title, suggestions } = category
  return (
    <section aria-labelledby={`second-${category.id}`}>
      <h4 id={`second-${category.id}`}>{title[language]}</h4>
      {suggestions.length === 0 ? <p>{say('none')}</p> : null}
      {suggestions.length === 0 ? null : (
        <>
          <p>
            {say('misplaced', {
              now: formatTenths(language, category.misplacedNow),
              after: formatTenths(language, category.misplacedAfter),
            })}
          </p>
          <Listing heads={[say('entry'), say('reason'), say('readings'), say('give')]}>
            {suggestions.map((one) => (
              <tr key={one.entry}>
                <td>{names.entry(one.entry)}</td>
                <td data-head={say('reason')}>
                  {say('risk', {
                    now: formatShare(language, one.riskNow),
                    after: formatShare(language, one.riskAfter),
                  })}
                  {one.pending === 0 ? null : (
                    <p className="small soft">{say('pending', { count: formatExact(language, one.pending) })}</p>
                  )}
                </td>
                <td data-head={say('readings')}>{say('more', { count: one.extra })}</td>
                <td data-head={say('give')}>
                  <div className={entries['ways']}>
                    {one.judges.map((judge) => (
                      <form key={judge} method="post">
                        <input type="hidden" name="intent" value="second" />
                        <input type="hidden" name="stage" value={view.stage ?? ''} />
                        <input type="hidden" name="budget" value={budget} />
                        <input type="hidden" name="entry" value={one.entry} />
                        <input type="hidden" name="judge" value={judge} />
                        <button className="quiet">{say('giveTo', { judge: names.judge(judge) })}</button>
                      </form>
                    ))}
                  </div>
                </td>
              </tr>
            ))}
          </Listing>
        </>
      )}
    </section>
  )
}

/** An expected number of entries: a tenth is as much as can be said. */
const formatTenths = (language: 'zh-CN' | 'en', value: number): string =>
  formatExact(language, Math.round(value * 10) / 10)
