import { EVIDENCE_FINDINGS, type EvidenceFinding } from '#cases/evidence/evidence-findings.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useEditorWords } from './editor-words.ts'
import styles from './editor-page.module.css'
import type { ScoreLinks } from './first-score.tsx'
import { useSession } from './use-session.ts'

/** What is to be seen to in the evidence of the text as it stands; each leads to its place. */
export function EvidenceList({ onGoTo, onGoToField }: ScoreLinks) {
  const say = useEditorWords()
  const { language } = useSpeech()
  const findings = useSession((view) => view.evidence)
  const goTo = ({ path, line }: EvidenceFinding) => (line === undefined ? onGoToField(path) : onGoTo(line, 1))
  const kinds = EVIDENCE_FINDINGS.map((kind) => ({ kind, found: findings?.filter((one) => one.kind === kind) ?? [] }))
  return (
    <section aria-labelledby="evidence-list" data-evidence={findings?.length}>
      <h2 id="evidence-list">{say('evidenceTitle')}</h2>
      {findings === undefined ? <p className="soft">{say('evidenceWait')}</p> : null}
      {findings?.length === 0 ? <p className="soft">{say('evidenceNone')}</p> : null}
      {kinds.map(({ kind, found }) =>
        found.length === 0 ? null : (
          // What is wrong is seen at once; what could be better when somebody asks.
          <details key={kind} open={kind === 'missing-evidence' || kind === 'figure-without-evidence'}>
            <summary>{say('counted', { what: say(kind), count: found.length })}</summary>
            {kind === 'ageing-source' ? <p className="small soft">{say('ageingRule')}</p> : null}
            <ul className={styles['problems']}>
              {found.map((finding) => (
                <li key={finding.path.join('.') + finding.name.en}>
                  <button type="button" className={styles['jump']} onClick={() => goTo(finding)}>
                    {finding.name[language]}
                  </button>
                  {finding.date === undefined ? null : <span className="soft"> {finding.date}</span>}
                </li>
              ))}
            </ul>
          </details>
        ),
      )}
    </section>
  )
}
