import { useEffect, useState } from 'react'
import textStyles from '../../case/case-text.module.css'
import { useEditorWords } from './editor-words.ts'
import { useSession, useWritingSession } from './use-session.ts'

const AFTER_MS = 700

/** The text as readers would see it, rendered and made safe by the server; fetched only while it is open. */
export function TextPage({ address }: { readonly address: string }) {
  const say = useEditorWords()
  const session = useWritingSession()
  const [open, setOpen] = useState(false)
  // Nothing is drawn for a page that nobody looks at.
  const typed = useSession((view) => (open ? view.keeping.typed : 0))
  const [html, setHtml] = useState<string>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!open) return
    const stop = new AbortController()
    const timer = setTimeout(
      () => {
        fetchPage(address, session.text(), stop.signal).then(
          (page) => {
            setHtml(page)
            setFailed(false)
          },
          () => setFailed(!stop.signal.aborted),
        )
      },
      html === undefined ? 0 : AFTER_MS,
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
    // `html` only decides how long to wait.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [open, typed, address, session])
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('page')}</summary>
      {failed ? <p className="notice">{say('pageFailed')}</p> : null}
      {html === undefined ? (
        <p className="soft">{say('pageWait')}</p>
      ) : (
        <div className={textStyles['text']} lang="zh-CN" data-page="" dangerouslySetInnerHTML={{ __html: html }} />
      )}
    </details>
  )
}

async function fetchPage(address: string, text: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ intent: 'page', text }),
    redirect: 'error',
    signal,
  })
  if (!response.ok) throw new Error(`the server answered ${response.status}`)
  return ((await response.json()) as { html: string }).html
}
