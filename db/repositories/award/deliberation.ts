import type { Db } from '../../schema.ts'

/** An entry that the jury speaks about since its first scores were sealed. */
export interface Deliberation {
  readonly stage: string
  readonly entry: string
  readonly openedAt: string
}

export interface DeliberationPlace {
  readonly award: string
  readonly stage: string
  readonly entry: string
}

/** Ordered by stage and entry. */
export async function listDeliberations(db: Db, awardId: string): Promise<Deliberation[]> {
  const rows = await db
    .selectFrom('award_deliberation')
    .selectAll()
    .where('award_id', '=', awardId)
    .orderBy('stage_id')
    .orderBy('entry_id')
    .execute()
  return rows.map(({ stage_id, entry_id, opened_at }) => ({ stage: stage_id, entry: entry_id, openedAt: opened_at }))
}

export async function findDeliberation(
  db: Db,
  { award, stage, entry }: DeliberationPlace,
): Promise<Deliberation | undefined> {
  const row = await db
    .selectFrom('award_deliberation')
    .select('opened_at')
    .where('award_id', '=', award)
    .where('stage_id', '=', stage)
    .where('entry_id', '=', entry)
    .executeTakeFirst()
  return row && { stage, entry, openedAt: row.opened_at }
}

export async function insertDeliberation(
  db: Db,
  { award, stage, entry }: DeliberationPlace,
  opened: { readonly at: string; readonly by: string | undefined },
): Promise<void> {
  await db
    .insertInto('award_deliberation')
    .values({
      award_id: award,
      stage_id: stage,
      entry_id: entry,
      opened_at: opened.at,
      opened_by: opened.by ?? null,
    })
    .execute()
}

/** Something said about an entry. */
export interface Post {
  readonly id: string
  /** Who judges; undefined for a chair who does not. */
  readonly judge: string | undefined
  readonly personId: string | undefined
  readonly at: string
  /** The first one first; the last one holds. Undefined where it is erased. */
  readonly wordings: readonly { readonly text: string | undefined; readonly at: string }[]
}

/** In the order in which they came. */
export async function listPosts(db: Db, { award, stage, entry }: DeliberationPlace): Promise<Post[]> {
  const posts = await db
    .selectFrom('award_post')
    .selectAll()
    .where('award_id', '=', award)
    .where('stage_id', '=', stage)
    .where('entry_id', '=', entry)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const wordings = await db
    .selectFrom('award_post_wording')
    .innerJoin('award_post', 'award_post.id', 'award_post_wording.post_id')
    .select(['award_post_wording.post_id', 'award_post_wording.text', 'award_post_wording.at'])
    .where('award_post.award_id', '=', award)
    .where('award_post.stage_id', '=', stage)
    .where('award_post.entry_id', '=', entry)
    .orderBy('award_post_wording.number')
    .execute()
  return posts.map(({ id, judge_id, person_id, at }) => ({
    id,
    judge: judge_id ?? undefined,
    personId: person_id ?? undefined,
    at,
    wordings: wordings
      .filter(({ post_id }) => post_id === id)
      .map((wording) => ({ text: wording.text ?? undefined, at: wording.at })),
  }))
}

/** How much was said about each entry of a stage. */
export async function countPosts(db: Db, awardId: string, stageId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('award_post')
    .select((post) => ['entry_id', post.fn.countAll<number>().as('posts')])
    .where('award_id', '=', awardId)
    .where('stage_id', '=', stageId)
    .groupBy('entry_id')
    .execute()
  return new Map(rows.map(({ entry_id, posts }) => [entry_id, Number(posts)]))
}

export async function insertPost(
  db: Db,
  { award, stage, entry }: DeliberationPlace,
  post: Pick<Post, 'id' | 'judge' | 'personId' | 'at'>,
): Promise<void> {
  await db
    .insertInto('award_post')
    .values({
      award_id: award,
      id: post.id,
      stage_id: stage,
      entry_id: entry,
      judge_id: post.judge ?? null,
      person_id: post.personId ?? null,
      at: post.at,
    })
    .execute()
}

export async function insertWording(
  db: Db,
  awardId: string,
  wording: { readonly post: string; readonly number: number; readonly text: string; readonly at: string },
): Promise<void> {
  const { post, number, text, at } = wording
  await db.insertInto('award_post_wording').values({ award_id: awardId, post_id: post, number, text, at }).execute()
}

/** Takes the words of a person out of every thread; that they said something stays. */
export async function erasePosts(db: Db, personId: string): Promise<void> {
  await db
    .updateTable('award_post_wording')
    .set({ text: null })
    .where('post_id', 'in', (from) =>
      from.selectFrom('award_post').select('award_post.id').where('award_post.person_id', '=', personId),
    )
    .execute()
}
