import { EVIDENCE } from '../../content/desk/evidence.ts'
import { useWords } from '../accounts/use-words.ts'
import { SentenceGap } from '../sentence-gap.tsx'
import { DeskNav } from './desk-nav.tsx'
import { NumberedPages } from './numbered-pages.tsx'
import type { EvidenceView } from './desk-view.ts'
import { EvidenceCases } from './evidence-cases.tsx'

/** All cases whose evidence needs work; the home of the desk names the first. */
export function EvidencePage({ view: { cases, total, page, pages } }: { readonly view: EvidenceView }) {
  const say = useWords(EVIDENCE)
  return (
    <>
      <DeskNav />
      <h1>{say('deskTitle')}</h1>
      <p>
        {say('deskLead')}
        <SentenceGap />
        <a href="/desk/sources">{say('toSources')}</a>
      </p>
      {total === 0 ? (
        <p className="soft">{say('deskNone')}</p>
      ) : (
        <>
          <p className="soft">{total === 1 ? say('deskCountOne') : say('deskCount', { count: total })}</p>
          <EvidenceCases cases={cases} />
        </>
      )}
      <NumberedPages page={page} pages={pages} addressOf={(other) => `/desk/evidence?page=${other}`} />
    </>
  )
}
