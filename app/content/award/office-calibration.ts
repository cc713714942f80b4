import type { LocalText } from '#scoring/facts.ts'

/** The cases by which judges find the scale of an award before their first entry. */
export const CALIBRATION = {
  title: { 'zh-CN': '校准案例', en: 'Calibration cases' },
  lead: {
    'zh-CN':
      '选一到四个案例库里的案例，评委在打开第一个项目之前先试评，交了之后看到您写的分档和理由。试评与参评项目的评分分开存放，不计入任何结果。',
    en: 'Choose one to four cases of the library. Judges score them before their first entry, then see the levels and reasons you write here. What they give is kept apart from the scores of entries and counts for nothing.',
  },
  noStage: { 'zh-CN': '规则里没有打分的轮次。', en: 'The rules have no stage with scores.' },
  stage: { 'zh-CN': '轮次', en: 'Stage' },
  show: { 'zh-CN': '查看', en: 'Show' },
  required: {
    'zh-CN': '封存的规则要求：每位评委试评完，项目才打开。',
    en: 'The sealed rules want it: entries open to a judge once they have scored these cases.',
  },
  requiredNone: {
    'zh-CN': '封存的规则要求先试评，但还没有选案例：评委现在打不开任何项目。',
    en: 'The sealed rules want calibration first and no case is chosen: no judge can open any entry now.',
  },
  offered: {
    'zh-CN': '规则没有要求先试评：选了案例，评委可以试评，也可以不评。要求的话，在规则的轮次里勾选，再封存。',
    en: 'The rules do not want it: judges may score chosen cases or leave them. To require it, tick it in the stage of the rules and seal them.',
  },
  fixed: {
    'zh-CN': '已有评委试评完（{count} 份），案例和分档不再改动：所有评委看到的应当相同。',
    en: 'Judges have finished ({count} sheets), so cases and levels change no more: every judge is to see the same.',
  },
  none: { 'zh-CN': '这一轮还没有校准案例。', en: 'No case is chosen for this stage yet.' },
  caseOf: { 'zh-CN': '第 {place} 个：{title}', en: 'Case {place}: {title}' },
  pinned: { 'zh-CN': '案例库第 {number} 版', en: 'revision {number} of the library' },
  finished: { 'zh-CN': '试评完的评委：{count} 位', en: 'Judges who have finished it: {count}' },
  category: { 'zh-CN': '按哪个类别的标准评', en: 'By the criteria of which category' },
  levelsWhat: {
    'zh-CN': '每项标准，这个奖项会给哪一档、为什么。可以留空；评委交了之后才看到。',
    en: 'For each criterion the level the award would give, and why. You can leave any open; judges see it once they have finished.',
  },
  level: { 'zh-CN': '会给', en: 'Level' },
  open: { 'zh-CN': '不写', en: 'left open' },
  levelOf: { 'zh-CN': '{score} 分 {anchor}', en: '{score} {anchor}' },
  why: { 'zh-CN': '为什么', en: 'Why' },
  save: { 'zh-CN': '保存分档和理由', en: 'Save levels and reasons' },
  drop: { 'zh-CN': '去掉这个案例', en: 'Take this case out' },
  addTitle: { 'zh-CN': '从案例库选择', en: 'Choose from the library' },
  search: { 'zh-CN': '标题或机构', en: 'Title or organisation' },
  nothingFound: { 'zh-CN': '没有找到可以选的案例。', en: 'No case that could be chosen was found.' },
  more: { 'zh-CN': '还有 {count} 个，请输入词语缩小范围。', en: '{count} more: type words to narrow them down.' },
  case: { 'zh-CN': '案例', en: 'Case' },
  organisation: { 'zh-CN': '机构', en: 'Organisation' },
  choose: { 'zh-CN': '选择', en: 'Choose' },
  chooseOf: { 'zh-CN': '选择：{name}', en: 'Choose {name}' },
  add: { 'zh-CN': '加入校准', en: 'Add for calibration' },
  notEntries: {
    'zh-CN': '已经参评的案例不列出：评委会把它当参评项目打分。',
    en: 'Cases entered for this award are not listed: judges score them as entries.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
