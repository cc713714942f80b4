import { library } from './0001-library.ts'
import { publication } from './0002-publication.ts'
import { accounts } from './0003-accounts.ts'
import { desk } from './0004-desk.ts'
import { deskFiles } from './0005-desk-files.ts'
import { stagedImport } from './0006-staged-import.ts'
import { sources } from './0007-sources.ts'
import { sentIn } from './0008-sent-in.ts'
import { caseAddress } from './0009-case-address.ts'
import { award } from './0010-award.ts'
import { awardMeeting } from './0012-award-meeting.ts'
import { awardObjections } from './0011-award-objections.ts'
import { awardEntrants } from './0013-award-entrants.ts'
import { awardReminders } from './0014-award-reminders.ts'
import { awardJudges } from './0015-award-judges.ts'
import { awardPractice } from './0016-award-practice.ts'
import type { Migration } from './migration.ts'

/** Every step, in order. A static list, because a bundle has no folder to read. */
export const MIGRATIONS: readonly Migration[] = [
  library,
  publication,
  accounts,
  desk,
  deskFiles,
  stagedImport,
  sources,
  sentIn,
  caseAddress,
  award,
  awardObjections,
  awardMeeting,
  awardEntrants,
  awardReminders,
  awardJudges,
  awardPractice,
]
