import type { FormAnswer } from '../../../../access/form-answer.ts'
import { ENTRIES } from '../../../../content/award/office-entries.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Field } from '../../../accounts/field.tsx'
import { Listing } from '../../../accounts/listing.tsx'
import people from '../../../accounts/people.module.css'
import { Select } from '../../../accounts/select.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import type { EntriesView } from './entries-view.ts'

interface FromLibraryProps {
  readonly view: EntriesView
  readonly answer: FormAnswer<unknown> | undefined
}

/** Published cases that are not in the award yet, several at a time into one category. */
export function FromLibrary({ view, answer }: FromLibraryProps) {
  const say = useWords(ENTRIES)
  const { language } = useSpeech()
  const { cases, more, words } = view.library
  const typed = answer?.typed['intent'] === 'library' ? answer.typed : {}
  return (
    <>
      <h2 id="library">{say('libraryTitle')}</h2>
      <p>{say('libraryLead')}</p>
      <form method="get" role="search" action="#library" aria-label={say('libraryTitle')} className={people['filter']}>
        <Field name="case" type="search" label={say('librarySearch')} value={words} maxLength={100} />
        <button className="quiet">{say('show')}</button>
      </form>
      {cases.length === 0 ? (
        <p>{say('libraryNone')}</p>
      ) : (
        <form method="post">
          <input type="hidden" name="intent" value="library" />
          <Listing heads={[{ hidden: say('chooseOf', { name: '' }).trim() }, say('libraryCase'), say('organisation')]}>
            {cases.map(({ id, path, title, organisation }) => (
              <tr key={id}>
                <td>
                  <input
                    type="checkbox"
                    name={`case.${id}`}
                    defaultChecked={typed[`case.${id}`] === 'on'}
                    aria-label={say('chooseOf', { name: title })}
                  />
                </td>
                <td>
                  <a href={path}>{title}</a>
                </td>
                <td data-head={say('organisation')}>{organisation}</td>
              </tr>
            ))}
          </Listing>
          {more > 0 ? <p className="soft">{say('libraryMore', { count: more })}</p> : null}
          <Select
            name="into"
            label={say('into')}
            value={typed['into']}
            options={view.categories.map(({ id, title }) => [id, title[language]] as const)}
          />
          <button>{say('add')}</button>
        </form>
      )}
    </>
  )
}
