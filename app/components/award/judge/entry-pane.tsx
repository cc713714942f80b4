import { SHEET } from '../../../content/award/judge-sheet.ts'
import { useWords } from '../../accounts/use-words.ts'
import { FileLinks } from '../file-links.tsx'
import styles from './judge.module.css'
import type { SheetView } from './sheet-view.ts'

/** What a judge may read of the entry. */
export function EntryPane({ view: { entry, revision } }: { readonly view: Pick<SheetView, 'entry' | 'revision'> }) {
  const say = useWords(SHEET)
  const { summary, links, evidence, attachments, libraryCase } = entry
  const isBare =
    summary === '' && [links, evidence, attachments].every((list) => list.length === 0) && libraryCase === null
  return (
    <>
      <p>
        {entry.category === '' ? null : <span className="tag">{entry.category}</span>}{' '}
        <span className="tag">{say('revision', { number: revision })}</span>
      </p>
      {entry.organisation === null ? null : <p>{say('byOrganisation', { name: entry.organisation })}</p>}
      {isBare ? <p className="soft">{say('noContent')}</p> : null}
      {summary === '' ? null : <p className={styles['summary']}>{summary}</p>}
      {libraryCase === null ? null : (
        <>
          <p>
            <a href={libraryCase.address} target="_blank" rel="noopener">
              {say('inLibrary')}
            </a>
          </p>
          {libraryCase.html === '' ? null : (
            <div
              className={styles['case']}
              lang={libraryCase.language}
              // Made and sanitised on the server from the markdown of the case.
              dangerouslySetInnerHTML={{ __html: libraryCase.html }}
            />
          )}
        </>
      )}
      {evidence.length === 0 ? null : (
        <>
          <h3>{say('evidenceList')}</h3>
          <ul className={styles['evidence']}>
            {inFootnoteOrder(evidence, libraryCase?.evidence ?? []).map(({ id, label, source, url, number }) => (
              <li key={id} id={`evidence-${id}`}>
                <span className="tag">{number ?? id}</span> {label}
                {source === '' ? null : <span className="soft"> · {source}</span>}
                {url === null ? null : (
                  <>
                    {' '}
                    <a href={url} target="_blank" rel="noopener noreferrer">
                      {hostOf(url)}
                    </a>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {links.length === 0 ? null : (
        <>
          <h3>{say('links')}</h3>
          <ul>
            {links.map(({ label, url }, place) => (
              <li key={`${place} ${url}`}>
                <a href={url} target="_blank" rel="noopener noreferrer">
                  {label === '' ? hostOf(url) : label}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {attachments.length === 0 ? null : (
        <>
          <h3>{say('attachments')}</h3>
          <FileLinks files={attachments} />
        </>
      )}
      {entry.source === '' ? null : <p className="small soft">{say('source', { source: entry.source })}</p>}
    </>
  )
}

/** With the numbers under which the text cites them; what it does not cite comes last, without one. */
function inFootnoteOrder(evidence: SheetView['entry']['evidence'], order: readonly string[]) {
  const numbered = evidence.map((item) => ({ ...item, number: order.indexOf(item.id) + 1 || undefined }))
  return numbered.sort((one, other) => (one.number ?? Infinity) - (other.number ?? Infinity) || 0)
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
