import type { Db } from '../../schema.ts'
import { inChunks } from '../in-chunks.ts'

/** What somebody wrote, of which events hold the digest alone. */
export interface StoredWords {
  readonly digest: string
  /** Empty once the words are erased: without it nobody can find them by trying. */
  readonly salt: string
  readonly text: string | undefined
  readonly personId: string | undefined
  readonly erasedAt: string | undefined
}

export async function saveWords(db: Db, awardId: string, words: Omit<StoredWords, 'erasedAt'>): Promise<void> {
  await db
    .insertInto('award_words')
    .values({
      award_id: awardId,
      digest: words.digest,
      salt: words.salt,
      text: words.text ?? null,
      person_id: words.personId ?? null,
    })
    .execute()
}

/** Erases words by their digests, whoever wrote them. */
export async function eraseWords(db: Db, awardId: string, digests: readonly string[], erasedAt: string): Promise<void> {
  await inChunks([...new Set(digests)], async (chunk) => {
    await db
      .updateTable('award_words')
      .set({ text: null, salt: '', erased_at: erasedAt })
      .where('award_id', '=', awardId)
      .where('digest', 'in', chunk)
      .where('erased_at', 'is', null)
      .execute()
  })
}

/** All words of an award, or those of some digests. */
export async function listWords(db: Db, awardId: string, digests?: readonly string[]): Promise<StoredWords[]> {
  const found: StoredWords[] = []
  const read = async (chunk?: readonly string[]) => {
    const rows = await db
      .selectFrom('award_words')
      .selectAll()
      .where('award_id', '=', awardId)
      .$if(chunk !== undefined, (query) => query.where('digest', 'in', chunk!))
      .execute()
    found.push(
      ...rows.map(({ digest, salt, text, person_id, erased_at }) => ({
        digest,
        salt,
        text: text ?? undefined,
        personId: person_id ?? undefined,
        erasedAt: erased_at ?? undefined,
      })),
    )
  }
  if (digests === undefined) await read()
  else await inChunks([...new Set(digests)], read)
  return found
}
