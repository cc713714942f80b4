import { createContext } from 'react'

/** A copy that the text pointed to when it was opened, and that is kept no more. */
export interface RemovedCopy {
  readonly sha256: string
  /** The day. */
  readonly date: string
  readonly reason: string
}

export const RemovedCopiesContext = createContext<readonly RemovedCopy[]>([])
