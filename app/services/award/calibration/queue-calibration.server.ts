import type { Db } from '#db/schema.ts'
import type { Stage } from '#scoring/award/rules.ts'
import type { QueueCalibration } from '../../../components/award/judge/judge-view.ts'
import { calibrationPath } from '../../../components/award/judge/sheet-view.ts'
import { mustCalibrate, ownCases } from './calibrated.server.ts'
import type { Seat } from '../judges/seat.server.ts'

/** How far a judge is with the cases for calibration of a stage; null where there are none and none are wanted. */
export async function queueCalibration(db: Db, { award, judge }: Seat, stage: Stage): Promise<QueueCalibration | null> {
  const cases = await ownCases(db, award.id, stage, judge.id)
  if (cases.length === 0 && stage.calibrateFirst !== true) return null
  const open = cases.filter(({ sheet }) => sheet?.finishedAt === undefined)
  return {
    all: cases.length,
    done: cases.length - open.length,
    isFirst: await mustCalibrate(db, award.id, stage, judge.id),
    next: open[0] ? calibrationPath(award.id, stage.id, open[0].place) : null,
    first: calibrationPath(award.id, stage.id, 1),
  }
}
