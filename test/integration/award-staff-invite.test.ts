import { expect, test } from 'vitest'
import { listHolders } from '#db/repositories/accounts/person.ts'
import { listJudges } from '#db/repositories/award/judge.ts'
import { findAward } from '#db/repositories/award/award.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { readLink } from '#app/services/accounts/links.server.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { inviteJudges, previewJudges } from '#app/services/award/judges/judge-list.server.ts'
import { showAwardInvitations, showJudgeInvitations, withdrawAwardInvitation } from '#app/services/award/judges/award-invitations.server.ts' // prettier-ignore
import { listJudges as readJudges } from '#app/services/award/judges/judges.server.ts'
import { inviteObserver, observersOf, removeObserver } from '#app/services/award/judges/observers.server.ts'
import { makePerson } from '#test/make/accounts.ts'
import { AWARD, done, inAward, makeAward } from '#test/make/award-office.ts'
import { counting } from '#test/make/counting.ts'
import { secretOf, withMail, withoutMail } from '#test/make/installation.ts'
import { describeOnBothEngines } from './engines.ts'

const LIST = '示例甲,new-1@example.org,experts,示例单位\n示例乙,new-2@example.org,experts'

async function preview(db: Db, office: Awaited<ReturnType<typeof inAward>>, text: string) {
  return (await previewJudges(db, office.visitor, { award: AWARD, text, language: 'zh-CN' }))!
}

const letters = async (db: Db) => (await db.selectFrom('letter').select('id').execute()).length
const works = async (db: Db, secret: string, now: string) =>
  (await readLink(withoutMail(db), secret, ['invitation'], now)).ok

describeOnBothEngines('many judges at once', (engine) => {
  test('are looked at before anybody is written to, and invited all together', async () => {
    const { db } = await engine.open()
    const { office } = await makeAward(db, { judges: 1 })
    const known = await makePerson(db, { name: '示例丙', email: 'here@example.org' })
    const text = `${LIST}\n不同的名字,here@example.org,experts`
    const list = await preview(db, office, text)
    expect(list.problems).toEqual([])
    expect([...list.withAccount]).toEqual([3])
    expect(await listJudges(db, AWARD)).toHaveLength(1)
    expect(await letters(db)).toBe(0)

    const own = withMail(db, 'smtp://127.0.0.1:1')
    const made = await done(inviteJudges(own, office, { award: AWARD, text, language: 'zh-CN', digest: list.digest }))
    expect(made.invited.map(({ name }) => name)).toEqual(['示例甲', '示例乙'])
    expect(made.existing).toEqual(['示例丙'])
    expect(await letters(db)).toBe(2)
    const judges = await listJudges(db, AWARD)
    expect(judges.find(({ personId }) => personId === known.id)).toMatchObject({ group: 'experts' })
    expect(judges.find(({ name }) => name === '示例甲')).toMatchObject({ organisations: ['示例单位'] })
    expect(await checkAward(db, (await findAward(db, AWARD))!)).toEqual([])
  })

  test('are not invited at all where one line is wrong, or the list is another than was seen', async () => {
    const { db } = await engine.open()
    const { office, judges } = await makeAward(db, { judges: 1 })
    const text = `${LIST}\n示例丁,${judges[0]!.email},experts`
    const list = await preview(db, office, text)
    expect(list.problems.map(({ line, code }) => [line, code])).toEqual([[3, 'judge-known']])
    const asked = { award: AWARD, language: 'zh-CN' as const, digest: list.digest }
    expect(await inviteJudges(withoutMail(db), office, { ...asked, text })).toMatchObject({
      code: 'judge-list-problems',
    })
    expect(await inviteJudges(withoutMail(db), office, { ...asked, text: LIST })).toMatchObject({ code: 'judge-list-changed' }) // prettier-ignore
    expect(await listJudges(db, AWARD)).toHaveLength(1)
  })

  test('cost no query more for each judge who is invited already', async () => {
    const { db } = await engine.open()
    const { office } = await makeAward(db, { judges: 1 })
    const asked = { award: AWARD, language: 'zh-CN' as const }
    const queriesBeside = async (others: number) => {
      const text = Array.from({ length: others }, (_, number) => `示例${others}-${number},${others}-${number}@example.org,experts`).join('\n') // prettier-ignore
      const { digest } = await preview(db, office, text)
      await done(inviteJudges(withoutMail(db), office, { ...asked, text, digest }))
      const counted = counting(db)
      await preview(counted.db, office, LIST)
      await readJudges(counted.db, { visitor: office.visitor, now: office.now }, AWARD)
      return counted.count()
    }
    expect(await queriesBeside(9)).toBe(await queriesBeside(3))
  })

  test('are looked at with as many queries for a long list as for a short one', async () => {
    const { db } = await engine.open()
    const { office, judges } = await makeAward(db, { judges: 1 })
    const gone = await makePerson(db, { name: '示例丁', email: 'gone@example.org' })
    await db.updateTable('person').set({ disabled_at: office.now }).where('id', '=', gone.id).execute()
    await makePerson(db, { name: '示例丙', email: 'here@example.org' })
    const short = ['示例丙,Here@Example.org,experts', '示例丁,gone@example.org,experts', `示例戊,${judges[0]!.email},experts`] // prettier-ignore
    const long = [
      ...short,
      ...Array.from({ length: 20 }, (_, number) => `示例${number},n-${number}@example.org,experts`),
    ]
    const asks = async (lines: readonly string[]) => {
      const counted = counting(db)
      const list = await preview(counted.db, office, lines.join('\n'))
      expect([...list.withAccount]).toEqual([1, 2, 3])
      expect(list.problems.map(({ code, line }) => [code, line])).toEqual([['person-disabled', 2], ['judge-known', 3]]) // prettier-ignore
      return counted.count()
    }
    expect(await asks(long)).toBe(await asks(short))
  })

  test('are invited by nobody but who runs the award', async () => {
    const { db } = await engine.open()
    await makeAward(db)
    for (const role of ['chair', 'judge', 'observer'] as const) {
      const other = await inAward(db, [role])
      await expect(preview(db, other, LIST)).rejects.toThrow(ForbiddenError)
      const asked = { award: AWARD, text: LIST, language: 'zh-CN' as const, digest: '' }
      await expect(inviteJudges(withoutMail(db), other, asked)).rejects.toThrow(ForbiddenError)
      await expect(showJudgeInvitations(withoutMail(db), other, { award: AWARD, judges: [] })).rejects.toThrow(ForbiddenError) // prettier-ignore
    }
  })
})

describeOnBothEngines('cards for a room', (engine) => {
  test('are for judges who have not come, and make what was given out before useless', async () => {
    const { db } = await engine.open()
    const { office } = await makeAward(db, { judges: 1 })
    const { digest } = await preview(db, office, LIST)
    const made = await done(
      inviteJudges(withoutMail(db), office, { award: AWARD, text: LIST, language: 'zh-CN', digest }),
    )
    const first = made.invited.map(({ invitation }) => secretOf(invitation))
    const ids = (await listJudges(db, AWARD)).map(({ id }) => id)
    const { shown } = await done(showJudgeInvitations(withMail(db, 'smtp://127.0.0.1:1'), office, { award: AWARD, judges: ids })) // prettier-ignore
    expect(shown.map(({ invited }) => invited.name).sort()).toEqual(['示例乙', '示例甲'].sort())
    expect(await letters(db)).toBe(0)
    for (const secret of first) expect(await works(db, secret, office.now)).toBe(false)
    for (const { made: one } of shown) {
      expect(await works(db, secretOf(one), office.now)).toBe(true)
      expect((one as { code: string }).code).toMatch(/^\w{4}-\w{4}-\w{4}$/)
    }
  })

  test('cannot be made for invitations of another award, nor twice withdrawn', async () => {
    const { db } = await engine.open()
    const { office } = await makeAward(db, { judges: 0 })
    const { digest } = await preview(db, office, LIST)
    const made = await done(
      inviteJudges(withoutMail(db), office, { award: AWARD, text: LIST, language: 'zh-CN', digest }),
    )
    const [{ invitation }] = made.invited as [(typeof made.invited)[0]]
    const other = await makeAward(db, { id: 'other-2026', judges: 0 })
    const foreign = { award: 'other-2026', links: [invitation.id] }
    expect(await showAwardInvitations(withoutMail(db), other.office, foreign)).toMatchObject({
      code: 'invitation-gone',
    })
    expect(await works(db, secretOf(invitation), office.now)).toBe(true)
    const one = { award: AWARD, link: invitation.id }
    await done(withdrawAwardInvitation(withoutMail(db), office, one))
    expect(await works(db, secretOf(invitation), office.now)).toBe(false)
    expect(await withdrawAwardInvitation(withoutMail(db), office, one)).toMatchObject({ code: 'invitation-gone' })
  })
})

describeOnBothEngines('observers', (engine) => {
  test('are invited once, watch their award alone, and can be removed', async () => {
    const { db } = await engine.open()
    const { office } = await makeAward(db)
    const asked = { award: AWARD, name: '示例监督', language: 'zh-CN' as const }
    const invited = await done(inviteObserver(withoutMail(db), office, { ...asked, email: 'eye@example.org' }))
    expect(await works(db, secretOf(invited.invitation!), office.now)).toBe(true)
    expect(await inviteObserver(withoutMail(db), office, { ...asked, email: 'EYE@example.org' })).toMatchObject({ code: 'observer-known' }) // prettier-ignore

    const person = await makePerson(db, { name: '示例公证', email: 'notary@example.org' })
    const existing = await done(inviteObserver(withoutMail(db), office, { ...asked, email: 'notary@example.org' }))
    expect(existing.invitation).toBeUndefined()
    const role = { role: 'observer', scope: `award:${AWARD}` }
    expect((await listHolders(db, role)).map(({ id }) => id)).toEqual([person.id])
    const listed = await observersOf(db, office, AWARD)
    expect(listed.people).toMatchObject([{ name: '示例公证' }])
    expect(listed.invitations).toMatchObject([{ email: 'eye@example.org', state: 'open' }])

    const stranger = await inAward(db, ['observer'])
    await expect(observersOf(db, stranger, AWARD)).rejects.toThrow(ForbiddenError)
    await expect(removeObserver(db, stranger, { award: AWARD, person: person.id })).rejects.toThrow(ForbiddenError)
    await done(removeObserver(db, office, { award: AWARD, person: person.id }))
    expect((await listHolders(db, role)).map(({ id }) => id)).not.toContain(person.id)
    expect(await removeObserver(db, office, { award: AWARD, person: person.id })).toMatchObject({
      code: 'observer-gone',
    })
  })
})
