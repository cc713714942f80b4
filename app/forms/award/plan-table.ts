import { z } from 'zod'
import { tableText } from './office-forms.ts'

/** Columns of a table of readings that are read: what the head may call each of them, in lower case. */
export const PLAN_COLUMNS = {
  entry: ['entry', '项目编号', '编号', '项目'],
  judge: ['judge', '评委编号', '评委'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type PlanColumn = keyof typeof PLAN_COLUMNS

/** Columns that help whoever reads the table and say nothing to the program. */
export const PLAN_NOTES = {
  title: { 'zh-CN': '项目名称', en: 'title' },
  organisation: { 'zh-CN': '单位', en: 'organisation' },
  name: { 'zh-CN': '姓名', en: 'name' },
  group: { 'zh-CN': '评委组', en: 'group' },
  begun: { 'zh-CN': '已开始', en: 'begun' },
} as const

/** Why a table of readings, or a line of it, was not taken. */
export type PlanFault =
  | 'no-rows'
  | 'too-many-rows'
  | 'broken-quotes'
  | 'column-missing'
  | 'column-unknown'
  | 'column-twice'
  | 'cell-missing'
  | 'entry-unknown'
  | 'entry-out'
  | 'judge-unknown'
  | 'judge-several'
  | 'judge-removed'
  | 'judge-group'
  | 'conflict'
  | 'over-cap'
  | 'twice'
  | 'heard'
  | 'redacted-missing'

const anId = z.string('missing').regex(/^[\w-]{1,60}$/, 'missing')
/** `whole`: what is not in the table is taken back. `more`: the table only adds. */
const how = z.enum(['whole', 'more'], 'missing')
const table = z.string().default('').transform(tableText)
export const planTableForm = z.object({ stage: anId, how, csv: table })
export const importPlanForm = z.object({ stage: anId, how, csv: table, digest: z.string().regex(/^[0-9a-f]{64}$/, 'unreadable') }) // prettier-ignore
