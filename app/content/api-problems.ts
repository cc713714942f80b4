import type { LocalText } from '#scoring/facts.ts'

const text = (chinese: string, english: string): LocalText => ({ 'zh-CN': chinese, en: english })

/** What each problem of the interface for programs is called, and what to do about it. */
export const PROBLEM_WORDS = {
  'invalid-parameters': {
    title: text('参数有误', 'A parameter is wrong'),
    detail: text(
      '至少一个参数读不懂，没有给出结果；errors 逐一列出。改正后再试。',
      'At least one parameter could not be read, so there is no result; “errors” lists each of them. Correct them and ask again.',
    ),
  },
  'not-found': {
    title: text('没有这个接口地址', 'There is no such address'),
    detail: text(
      '全部地址见 /api/v1 和 /about/api。',
      'All addresses of the interface are listed at /api/v1 and /about/api.',
    ),
  },
  'case-not-found': {
    title: text('没有这个案例', 'There is no such case'),
    detail: text(
      '库中没有这个编号的已发布案例。全部编号见 /api/v1/cases。',
      'No published case has this id. /api/v1/cases lists all ids.',
    ),
  },
  'method-not-allowed': {
    title: text('不支持这种请求方法', 'This method is not supported'),
    detail: text('接口只读：请用 GET 或 HEAD。', 'The interface only reads: use GET or HEAD.'),
  },
  'case-retired': {
    title: text('案例已撤回', 'The case has been retired'),
    detail: text(
      '这个案例曾经发布，现已撤回。请从你的副本中删除。',
      'This case was published once and has been retired. Remove it from your copy.',
    ),
  },
  'address-too-long': {
    title: text('地址过长', 'The address is too long'),
    detail: text(
      '地址连同参数最长 8000 个字符。请减少条件，或分几次请求。',
      'An address with its parameters has at most 8,000 characters. Use fewer conditions, or ask several times.',
    ),
  },
  'too-many-requests': {
    title: text('请求过于频繁', 'Too many requests'),
    detail: text(
      '这一分钟的请求次数已用完。请等到 Retry-After 给出的秒数之后再试。',
      'The requests of this minute are used up. Wait for the seconds that Retry-After gives, then ask again.',
    ),
  },
  'server-error': {
    title: text('服务器出错了', 'Something went wrong on the server'),
    detail: text(
      '不是你的请求有误。请稍后再试；如果一直如此，请把答复中的 X-Request-Id 告诉运行站点的机构。',
      'Your request is not to blame. Try again later; if it stays like this, tell whoever runs this site the X-Request-Id of the answer.',
    ),
  },
} as const satisfies Record<string, { readonly title: LocalText; readonly detail: LocalText }>

/** What can be wrong with one parameter. */
export const PARAMETER_FAULT_WORDS = {
  'unknown-value': text('这个参数不接受这个值；可用的值见 allowed。', 'The parameter does not take this value; “allowed” lists those it takes.'), // prettier-ignore
  'out-of-range': text('应为范围内的整数：page 从 1 到 999999，per 从 1 到 100。', 'Give a whole number within the range: “page” from 1 to 999999, “per” from 1 to 100.'), // prettier-ignore
  'too-long': text('太长了：最多 200 个字符。', 'Too long: 200 characters at most.'),
  repeated: text('这个参数只能给一次。', 'Give this parameter only once.'),
} as const satisfies Record<string, LocalText>
