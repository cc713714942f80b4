import type { Db } from '#db/schema.ts'
import type { PageGiven } from '../../../access/guarded-page.server.ts'
import { noSuchFile, privateFileAnswer } from '../../plain-answer.server.ts'
import { contextIfAny } from './meeting-context.server.ts'
import { DOCX_TYPE, minutesFile } from './minutes-file.server.ts'
import { meetingMinutes } from './minutes.server.ts'

/** The minutes of a meeting as a file. */
export async function minutesAnswer(db: Db, given: PageGiven): Promise<Response> {
  const context = await contextIfAny(db, given)
  if (!context) return noSuchFile(given.request)
  const { award, stage } = context.home
  const view = await meetingMinutes(db, given.visit, context, given.language)
  return privateFileAnswer(await minutesFile(view, given.language), DOCX_TYPE, `${award.id}-${stage.id}-minutes.docx`)
}
