/** Columns of a list of judges: what the head may call each of them, in lower case. */
export const JUDGE_COLUMNS = {
  name: ['name', '姓名', '评委'],
  email: ['email', 'e-mail', 'mail', '邮箱', '电子邮箱', '邮件'],
  group: ['group', '评委组', '组别', '组'],
  organisation: ['organisation', 'organization', 'organisations', '单位', '机构', '所属机构'],
  expertise: ['expertise', 'knows', '熟悉的类别', '专长', '类别'],
  cap: ['cap', 'at-most', '上限', '最多评几个'],
  role: ['role', '身份', '角色'],
  language: ['language', '语言', '信件语言'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type JudgeColumn = keyof typeof JUDGE_COLUMNS

export const JUDGE_COLUMN_NAMES = Object.keys(JUDGE_COLUMNS) as readonly JudgeColumn[]
/** Of a list that was pasted without a head. */
export const PLAIN_ORDER: readonly JudgeColumn[] = ['name', 'email', 'group', 'organisation', 'expertise']

/** Why a list, or a line of it, was not taken; the last two are asked of the database. */
export type JudgeFault =
  | 'no-rows'
  | 'too-many-rows'
  | 'broken-quotes'
  | 'column-missing'
  | 'column-unknown'
  | 'column-twice'
  | 'cells-too-many'
  | 'cell-missing'
  | 'cell-too-long'
  | 'email-form'
  | 'email-twice'
  | 'group-missing'
  | 'group-unknown'
  | 'category-unknown'
  | 'cap-form'
  | 'role-unknown'
  | 'language-unknown'
  | 'judge-known'
  | 'person-disabled'
