import { casePath } from '../../case-path.ts'
import { HISTORY } from '../../content/desk/history.ts'
import { useWords } from '../accounts/use-words.ts'
import type { EditionView } from '../case/case-view.ts'

/** In place of a case where the files of a revision make none. */
export function BrokenRevision({
  id,
  slug,
  edition,
  problems,
}: {
  readonly id: string
  readonly slug: string
  readonly edition: EditionView
  readonly problems: readonly { readonly place: string; readonly message: string }[]
}) {
  const say = useWords(HISTORY)
  return (
    <>
      <h1>{say('revisionTitle', { title: id, number: edition.number })}</h1>
      <div className="notice">
        <p>
          <strong>{say('broken')}</strong>
        </p>
        <p>{say('brokenWhy')}</p>
        <ul>
          {problems.map(({ place, message }) => (
            <li key={`${place} ${message}`}>
              <code>{place}</code> {message}
            </li>
          ))}
        </ul>
      </div>
      <p>
        <a href={`${edition.address}.md`}>{say('document')}</a> ·{' '}
        <a href={casePath(slug, '/history')}>{say('history')}</a>
      </p>
    </>
  )
}
