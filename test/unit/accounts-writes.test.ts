import { describe, expect, test } from 'vitest'
import { findWritesPastChange } from './writes-past-change.ts'

const LIMIT = 'counts of attempts stand also where the attempt fails, and say nothing about anybody'
const RUN_OUT = 'nobody could use it any more'
const FAILED = 'a sign-in that failed changed nothing; it stands in the history of the account'
const ASKED = 'anybody may ask for any address; where it is an account of ours, `reset.ask` is recorded'
const POST = 'whether a letter has left: its entry was made together with the letter'
const WRITING = 'what a judge is still writing: nobody else sees it, and it counts nowhere'
const ENTERING =
  'what an entrant is still writing: nobody else sees it, and it is nothing in the award before it is handed in'
const QUESTION = 'a random question to a passkey, good for one answer within minutes'

/** Writes without an entry in the audit, and why each is none of its business. */
const WITHOUT_AUDIT: Readonly<Record<string, string>> = {
  'attempts.server.ts: countUnder > countAttempts': LIMIT,
  'attempts.server.ts: uncountAttempt > uncountAttempts': LIMIT,
  'attempts.server.ts: forgetAttempts > deleteAttempts': LIMIT,
  'sessions.server.ts: visitorWith > touchSession':
    'when a session was last seen: by every request, and shown in lists of sessions',
  'sessions.server.ts: removeExpired > deleteExpiredSessions': RUN_OUT,
  'sessions.server.ts: removeExpired > deleteExpiredDevices': RUN_OUT,
  'sessions.server.ts: removeExpired > deleteExpiredChallenges': RUN_OUT,
  'sessions.server.ts: removeExpired > deleteAttemptsBefore': RUN_OUT,
  'sessions.server.ts: removeExpired > deleteSignInsBefore': RUN_OUT,
  'upkeep.server.ts: clear > deleteLettersBefore': RUN_OUT,
  'upkeep.server.ts: clear > deleteLinksBefore': RUN_OUT,
  'sign-in.server.ts: tryPassword > saveSignIn': FAILED,
  'passkey-answers.server.ts: signIn > saveSignIn': FAILED,
  'second-step.server.ts: finish > saveSignIn': FAILED,
  'letters.server.ts: queueResetAsked > saveLetter': ASKED,
  'resets.server.ts: answerResetAsked > deleteLetter': ASKED,
  'send-letters.server.ts: sendDueLetters > claimLetter': POST,
  'send-letters.server.ts: sendDueLetters > saveLetterSent': POST,
  'send-letters.server.ts: noteFailure > saveLetterFailed': POST,
  'drafts.server.ts: keepDraft > saveSheet': WRITING,
  'calibration.server.ts: keepCalibration > saveCalibrationSheet': WRITING,
  'drafts.server.ts: beginDraft > transaction': ENTERING,
  'drafts.server.ts: keepEntryDraft > replaceEntryDraft': ENTERING,
  'drafts.server.ts: discardDraft > deleteEntryFiles': ENTERING,
  'drafts.server.ts: discardDraft > deleteEntryDraft': ENTERING,
  'files.server.ts: addEntryFile > saveFileRemoved': ENTERING,
  'files.server.ts: addEntryFile > insertEntryFile': ENTERING,
  'files.server.ts: removeEntryFiles > saveFileRemoved': ENTERING,
  'files.server.ts: removeEntryFiles > deleteEntryFiles': ENTERING,
  'result.server.ts: compute > saveSnapshot': 'computed from the events alone, and from them again at any time',
  'passkey-questions.server.ts: keep > saveChallenge': QUESTION,
  'passkey-questions.server.ts: isAnswerToUs > takeChallenge': QUESTION,
}

const SAMPLE = `
import { savePerson, saveDisabled, findPerson } from '#db/repositories/accounts/person.ts'
import { deleteSession } from '#db/repositories/accounts/session.ts'
import type { Db } from '#db/schema.ts'
import type { By } from '../../access/visitor.ts'
import { database } from '../../database.server.ts'
import { change, type Write } from './change.server.ts'

export const wellDone = (db: Db, by: By) =>
  change(db, by, async (write, record) => {
    await findPerson(db, 'p_1')
    await inTransaction(write)
    await withAny(write)
    record({ action: 'person.disable', subject: 'person:p_1' })
  })
async function inTransaction(write: Write) { await saveDisabled(write, 'p_1', undefined) }
async function withAny(db: Db) { await saveDisabled(db, 'p_1', undefined) }

export async function besideTheTransaction(by: By) {
  const { db } = await database()
  await change(db, by, async (_write, record) => {
    await deleteSession(db, 's_1')
    record({ action: 'session.end', subject: 'session:s_1' })
  })
}
export async function withTheHandle() { await withAny((await database()).db) }
export async function byHand() { await (await database()).db.updateTable('person').set({ name: '' }).execute() }
export async function ownTransaction() {
  await (await database()).db.transaction().execute(async (own) => { await withAny(own) })
}
export async function inAList(people: never[]) {
  const { db } = await database()
  for (const person of people) await savePerson(db, person)
}
export async function handedOn() { [1].forEach(() => { void database().then(({ db }) => withAny(db)) }) }
export async function asAValue(db: Db) { await Promise.all(['s_1'].map(deleteSession.bind(null, db))) }
`

const { repositoryWriters, inProgram, inSample } = findWritesPastChange(new Set(Object.keys(WITHOUT_AUDIT)), SAMPLE)

describe('what is written about accounts and awards', () => {
  test('the functions that write were found', () => {
    expect(repositoryWriters).toEqual(
      expect.arrayContaining([
        'saveEvents',
        'saveRules',
        'savePerson',
        'saveSession',
        'deleteSessionsOf',
        'useTotpStep',
        'countAttempts',
      ]),
    )
    expect(repositoryWriters).not.toContain('findPerson')
    expect(repositoryWriters.length).toBeGreaterThan(30)
  })

  test('is written by `change`, with an entry in the audit, or stands on the list above', () => {
    expect(inProgram.filter((call) => !(call in WITHOUT_AUDIT))).toEqual([])
  })

  test('the list names nothing that is not there', () => {
    expect(Object.keys(WITHOUT_AUDIT).filter((call) => !inProgram.includes(call))).toEqual([])
  })

  test('each way around `change` is seen', () => {
    expect(inSample.toSorted()).toEqual([
      'sample-of-a-test.ts: asAValue > deleteSession',
      'sample-of-a-test.ts: besideTheTransaction > deleteSession',
      'sample-of-a-test.ts: byHand > updateTable',
      'sample-of-a-test.ts: handedOn > withAny',
      'sample-of-a-test.ts: inAList > savePerson',
      'sample-of-a-test.ts: ownTransaction > transaction',
      'sample-of-a-test.ts: withTheHandle > withAny',
    ])
  })
})
