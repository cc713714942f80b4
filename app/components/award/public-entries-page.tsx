import type { Words } from '#scoring/award/rules.ts'
import { AWARDS, OFFICE } from '../../content/award/office.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { Listing } from '../accounts/listing.tsx'
import { useWords } from '../accounts/use-words.ts'
import type { AwardName } from './award-head.tsx'

export interface PublicEntriesView {
  readonly award: AwardName
  readonly categories: readonly {
    readonly id: string
    readonly title: Words
    readonly entries: readonly {
      readonly id: string
      readonly title: Words
      readonly organisation: string
      /** Of the case of the library that was entered; null for other entries. */
      readonly address: string | null
    }[]
  }[]
}

/** Who has entered an award, by category and number, where its rules make that public. */
export function PublicEntriesPage({ view: { award, categories } }: { readonly view: PublicEntriesView }) {
  const say = useWords(AWARDS)
  const sayOffice = useWords(OFFICE)
  const { language } = useSpeech()
  return (
    <>
      {award.isRehearsal ? <p className="notice">{sayOffice('rehearsal')}</p> : null}
      <p className="soft">
        <a href={`/awards/${award.id}`}>{award.title[language]}</a>{' '}
        <span className="tag">{sayOffice(`state.${award.state}`)}</span>
      </p>
      <h1>{say('listTitle')}</h1>
      <p className="lead">{say('listLead')}</p>
      {categories.map(({ id, title, entries }) => (
        <section key={id} aria-labelledby={`category-${id}`}>
          <h2 id={`category-${id}`}>{title[language]}</h2>
          {entries.length === 0 ? (
            <p>{say('listEmpty')}</p>
          ) : (
            <Listing heads={[say('listNumber'), say('listEntry'), say('listOrganisation')]}>
              {entries.map((entry) => (
                <tr key={entry.id}>
                  <td data-head={say('listNumber')}>{entry.id}</td>
                  <td data-head={say('listEntry')}>
                    {entry.address === null ? (
                      entry.title[language]
                    ) : (
                      <a href={entry.address}>{entry.title[language]}</a>
                    )}
                  </td>
                  <td data-head={say('listOrganisation')}>{entry.organisation}</td>
                </tr>
              ))}
            </Listing>
          )}
        </section>
      ))}
    </>
  )
}
