import { LARGEST_FILE_BYTES } from '#cases/attachments/limits.ts'
import type { FormProblem } from '../../../access/form-answer.ts'
import type { FilesView } from '../files/files-view.ts'

/** The pictures and documents of what is being written, as the editor knows them. */
export interface FileState {
  readonly view: FilesView
  /** The name of what is being sent. */
  readonly sending: string | undefined
  readonly added: string | undefined
  readonly problem: FormProblem | undefined
}

export interface FileSession {
  readonly state: () => FileState
  readonly subscribe: (listener: () => void) => () => void
  /** Sends a file; tells under which name it now lies beside the text, or nothing where it was not taken. */
  readonly add: (file: File) => Promise<string | undefined>
  readonly remove: (path: string) => Promise<void>
  readonly putBack: (path: string) => Promise<void>
  /** Asks for the list again: a revision was saved, and others' files may have come in. */
  readonly refresh: () => Promise<void>
}

interface Answer {
  readonly path?: string
  readonly view?: FilesView
  readonly problems?: readonly FormProblem[]
}

const FAILED: FormProblem = { field: '', code: 'filesFailed' }

/** Sends one thing after the other, and says what came of the last one. */
export function fileSession(view: FilesView): FileSession {
  const address = `/desk/cases/${view.caseId}/files/keep`
  const listeners = new Set<() => void>()
  let state: FileState = { view, sending: undefined, added: undefined, problem: undefined }
  let queue: Promise<unknown> = Promise.resolve()
  const become = (next: Partial<FileState>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  async function send(fields: Readonly<Record<string, string | File>>): Promise<string | undefined> {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    const answer = await fetch(address, { method: 'POST', body, redirect: 'error' }).then(
      (response) => (response.status === 413 ? tooLarge(fields['file']) : (response.json() as Promise<Answer>)),
      (): Answer => ({ problems: [FAILED] }),
    )
    const { path, view: now, problems } = answer
    become(now ? { view: now, problem: undefined } : { problem: problems?.[0] ?? FAILED })
    return now ? path : undefined
  }
  const tooLarge = (file: string | File | undefined): Answer => ({
    problems: [{ field: 'file', code: 'file-too-large', values: { name: file instanceof File ? file.name : '' } }],
  })
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work)
    queue = done.catch(() => undefined)
    return done
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add: (file) =>
      inTurn(async () => {
        become({ sending: file.name, added: undefined, problem: undefined })
        let path: string | undefined
        // Nothing is sent that is refused for its size alone.
        if (file.size > LARGEST_FILE_BYTES) become({ problem: tooLarge(file).problems![0] })
        else path = await send({ intent: 'add', file })
        become({ sending: undefined, added: path })
        return path
      }),
    remove: (path) => inTurn(async () => void (await send({ intent: 'remove', path }))),
    putBack: (path) => inTurn(async () => void (await send({ intent: 'back', path }))),
    refresh: () => inTurn(async () => void (await send({ intent: 'list' }))),
  }
}
