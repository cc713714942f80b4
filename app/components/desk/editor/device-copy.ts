/** What this device keeps of a text by itself (IndexedDB): there before the server has it, and where the server cannot be reached. */

export interface DeviceCopy {
  readonly text: string
  readonly english: string | undefined
  /** Of the server's text from which this one was written on. */
  readonly tag: number
  /** When it was put here. ISO 8601, UTC. */
  readonly at: string
}

/** Under which window's name it lies: each window of a person keeps its own. */
export interface FoundCopy extends DeviceCopy {
  readonly key: string
}

const DATABASE = 'shandu-desk'
const STORE = 'copies'

let opening: Promise<IDBDatabase | undefined> | undefined

/** Nothing where the browser keeps nothing, as in some private windows: then the server's copy is all there is. */
function database(): Promise<IDBDatabase | undefined> {
  opening ??= new Promise((done) => {
    let request: IDBOpenDBRequest
    try {
      request = indexedDB.open(DATABASE, 1)
    } catch {
      done(undefined)
      return
    }
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => done(request.result)
    request.onerror = () => done(undefined)
    request.onblocked = () => done(undefined)
  })
  return opening
}

async function run<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  const open = await database()
  if (!open) return undefined
  return new Promise((done) => {
    try {
      const transaction = open.transaction(STORE, mode, { durability: 'relaxed' })
      const request = work(transaction.objectStore(STORE))
      transaction.oncomplete = () => done(request.result)
      transaction.onerror = transaction.onabort = () => done(undefined)
    } catch {
      done(undefined)
    }
  })
}

/** What windows have left here that the server had not confirmed, the newest first. */
export async function listDeviceCopies(prefix: string): Promise<FoundCopy[]> {
  const range = () => IDBKeyRange.bound(prefix, `${prefix}\uffff`)
  const keys = (await run('readonly', (store) => store.getAllKeys(range()))) ?? []
  const copies = ((await run('readonly', (store) => store.getAll(range()))) ?? []) as DeviceCopy[]
  return copies
    .map((copy, index) => ({ ...copy, key: String(keys[index]) }))
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
}

/** @returns whether it is there now */
export async function putDeviceCopy(key: string, copy: DeviceCopy): Promise<boolean> {
  return (await run('readwrite', (store) => store.put(copy, key))) !== undefined
}

export async function removeDeviceCopy(key: string): Promise<void> {
  await run('readwrite', (store) => store.delete(key))
}
