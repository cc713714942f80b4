import { createContext, useContext, useSyncExternalStore } from 'react'
import type { SessionView, WritingSession } from './writing-session.ts'

export const SessionContext = createContext<WritingSession | undefined>(undefined)

export function useWritingSession(): WritingSession {
  const session = useContext(SessionContext)
  if (!session) throw new Error('no SessionContext around this component')
  return session
}

/** One thing the session knows: a component is drawn again only when that has changed. */
export function useSession<Part>(pick: (view: SessionView) => Part): Part {
  const session = useWritingSession()
  const part = () => pick(session.view())
  return useSyncExternalStore(session.subscribe, part, part)
}
