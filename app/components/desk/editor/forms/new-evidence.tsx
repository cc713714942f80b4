import { useRef, useState } from 'react'
import type { Path } from '#cases/problem.ts'
import { useEditorWords } from '../editor-words.ts'
import { EvidenceDraftFields } from './evidence-draft-fields.tsx'
import { evidenceEdits, evidenceProblems, NO_EVIDENCE, withIds, type DraftProblems } from './evidence-draft.ts'
import { focusFirstWrong } from './first-wrong.ts'
import { listAt, settingOf, useFacts } from './use-facts.ts'
import styles from './forms.module.css'

/** New evidence, and a new source for it where it stands in none yet: put into the case and linked in one step. */
export function NewEvidence({ path, onDone }: { readonly path: Path; readonly onDone: () => void }) {
  const facts = useFacts()
  const say = useEditorWords()
  const group = useRef<HTMLDivElement>(null)
  const [draft, setDraft] = useState(NO_EVIDENCE)
  const [problems, setProblems] = useState<DraftProblems>({})
  const isWrong = Object.keys(problems).length > 0

  const add = () => {
    const found = evidenceProblems(facts.data, draft)
    setProblems(found)
    if (Object.keys(found).length > 0) return focusFirstWrong(group.current)
    const named = withIds(facts.data, draft)
    const done = facts.edit(path, (here, now) => [
      ...evidenceEdits(now, named),
      settingOf(now, here, [...listAt(now, here), named.id]),
    ])
    if (!done) return
    setDraft(NO_EVIDENCE)
    onDone()
  }
  return (
    <details className={styles['picker']}>
      <summary>{say('evidenceNew')}</summary>
      <div ref={group} role="group" aria-label={say('evidenceNew')}>
        <EvidenceDraftFields
          facts={facts.data}
          draft={draft}
          problems={problems}
          onChange={(part) => setDraft((old) => ({ ...old, ...part }))}
        />
        <p role="alert" className={styles['problem']}>
          {isWrong ? say('draftWrong') : null}
        </p>
        <p>
          <button type="button" disabled={!facts.isReadable} onClick={add}>
            {say('evidenceAddNew')}
          </button>
        </p>
      </div>
    </details>
  )
}
