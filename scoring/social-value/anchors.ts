import type { LocalText } from '../facts.ts'
import type { Indicator } from '../vocabulary.ts'

/** What a reader and a coder need to know of one indicator. The names are published; all other words are this tool's. */
export interface IndicatorText {
  readonly name: LocalText
  /** What the indicator asks, in one sentence. */
  readonly asks: LocalText
  /** What levels 0, 1, 2 and 3 mean, in this order. */
  readonly anchors: readonly [LocalText, LocalText, LocalText, LocalText]
  /** The document or look-up that would settle the level. */
  readonly settledBy: LocalText
}

const text = (chinese: string, english: string): LocalText => ({ 'zh-CN': chinese, en: english })

/** Names, questions and written anchors of the 14 indicators of `svii/1`. */
export const INDICATOR_TEXTS: Readonly<Record<Indicator, IndicatorText>> = {
  M1: {
    name: text('明确的社会责任宣示', 'Stated social commitment'),
    asks: text(
      '项目方有没有公开说明要解决什么社会问题、为谁解决？',
      'Has the project said in public which social problem it takes on, and for whom?',
    ),
    anchors: [
      text('没有任何公开说明', 'Nothing said in public'),
      text('只有笼统的社会责任表述', 'A general sentence about responsibility only'),
      text('公开点明社会问题和受益人群', 'A public statement names the problem and the people it is for'),
      text('写入注明日期的公司战略或董事会文件', 'Adopted in a dated company strategy or board document'),
    ],
    settledBy: text(
      '载有该承诺的公司战略、董事会决议或年度报告（注明日期）',
      'A dated company strategy, board decision or annual report that contains the commitment',
    ),
  },
  M2: {
    name: text('特定的项目运营目标', 'Specific operating goals'),
    asks: text('项目目标具体到什么程度？', 'How specific are the goals the project set itself?'),
    anchors: [
      text('没有目标', 'No goal'),
      text('只有主题，没有对象', 'A theme, but no target'),
      text('写明目标人群、地区或问题', 'A named target group, area or problem'),
      text('写明数量和完成期限', 'A quantity and a date to reach it by'),
    ],
    settledBy: text(
      '列出数量目标和期限的项目计划或启动公告',
      'A project plan or launch notice with quantified goals and a deadline',
    ),
  },
  M3: {
    name: text('与主营业务的一致性', 'Fit with the core business'),
    asks: text('项目用到了公司哪些看家本领？', 'How much of what the company is good at does the project use?'),
    anchors: [
      text('只捐钱', 'Gifts of money only'),
      text('用到员工或品牌', 'Uses staff or the brand'),
      text(
        '用到一项核心能力，如算法、供应链或客服',
        'Uses one core capability, such as algorithms, logistics or support',
      ),
      text('嵌入核心产品或业务流程', 'Built into a core product or process'),
    ],
    settledBy: text(
      '说明项目与产品、业务分部对应关系的年报或产品文档',
      'An annual report or product page that ties the project to a business segment',
    ),
  },
  E1: {
    name: text('协作能见度', 'Visible collaboration'),
    asks: text('能看到哪些外部机构与项目合作？', 'Which outside bodies can be seen working with the project?'),
    anchors: [
      text('没有点名的合作方', 'No partner named'),
      text('一至两个具名合作方，或只涉及一个部门', 'One or two named partners, or one sector'),
      text('至少三个具名合作方，或涉及两个部门', 'Three or more named partners, or two sectors'),
      text('涉及至少三个部门，且至少有一份已签署的协议', 'Three or more sectors and at least one signed agreement'),
    ],
    settledBy: text(
      '合作方名单，以及注明签署日期的合作协议报道',
      'A list of partners, and a report of a signed agreement with its date',
    ),
  },
  E2: {
    name: text('项目存续期', 'Years in operation'),
    asks: text('项目持续运行了多久？', 'How long has the project been running?'),
    anchors: [
      text('不足一年', 'Less than one year'),
      text('一年以上，不足三年', 'One year to under three'),
      text('三年以上，不足五年；或满五年但已结束', 'Three years to under five, or longer but ended'),
      text('满五年且仍在运行', 'Five years or more and still running'),
    ],
    settledBy: text(
      '注明启动日期的公告，以及近期仍在运行的报道',
      'A notice of the start with its date, and a recent report that it still runs',
    ),
  },
  E3: {
    name: text('区域跨度', 'Geographic span'),
    asks: text('项目在多大的地域开展？', 'Over how large an area does the project work?'),
    anchors: [
      text('一个城市', 'One city'),
      text('一个省，或两至五个城市', 'One province, or two to five cities'),
      text('两至九个省', 'Two to nine provinces'),
      text('十个省以上、全国或境外', 'Ten or more provinces, nationwide or abroad'),
    ],
    settledBy: text('开展项目的省市名单', 'A list of the provinces and cities where the project works'),
  },
  E4: {
    name: text('覆盖层次', 'Administrative levels reached'),
    asks: text(
      '项目触及全国、省、市、县、村或社区中的几个层级？',
      'How many administrative levels does it reach: nation, province, city, county, village or community?',
    ),
    anchors: [
      text('没有可指明的层级', 'None can be named'),
      text('一个层级', 'One level'),
      text('两个层级', 'Two levels'),
      text('三个及以上层级', 'Three or more levels'),
    ],
    settledBy: text(
      '写明项目落到哪一级政府或村、社区的材料',
      'A document that says at which level of government, village or community the work takes place',
    ),
  },
  E5: {
    name: text('邮箱回复', 'Reply to an enquiry'),
    asks: text('公众去信询问，多久得到什么样的答复？', 'What answer does a public e-mail get, and how soon?'),
    anchors: [
      text('没有公开的联系方式', 'No public contact'),
      text('有联系方式，十四天内没有回音', 'A contact, but no reply within 14 days'),
      text('十四天内只收到自动或空泛回复', 'An automatic or empty reply within 14 days'),
      text('十四天内得到实质答复', 'A substantive reply within 14 days'),
    ],
    settledBy: text(
      '一次去信记录：发出日期、回复日期、内容是否切题',
      'A logged enquiry: sent, replied, to the point or not',
    ),
  },
  F1: {
    name: text('是否披露资金投入水平', 'Disclosure of funding'),
    asks: text('能否查到项目投入了多少钱？', 'Can one find out how much money goes into the project?'),
    anchors: [
      text('没有披露', 'Not disclosed'),
      text('只有公司层面的承诺或实物投入', 'A company-wide pledge or gifts in kind only'),
      text('披露项目总额', 'A total for the project'),
      text('披露项目各年度金额', 'Yearly amounts for the project'),
    ],
    settledBy: text(
      '列有项目年度金额的公司或基金会年报',
      "A company's or foundation's annual report with yearly amounts",
    ),
  },
  F2: {
    name: text('是否披露经费使用情况', 'Disclosure of spending'),
    asks: text('能否查到钱花在哪里？', 'Can one find out what the money is spent on?'),
    anchors: [
      text('没有披露', 'Not disclosed'),
      text('只有文字描述', 'Described in words only'),
      text('按用途列出金额', 'Amounts by purpose'),
      text('按用途列出金额，并经审计或第三方核验', 'Amounts by purpose, audited or checked by a third party'),
    ],
    settledBy: text(
      '按用途分列的支出表，最好附审计报告',
      'A table of spending by purpose, with an audit report if there is one',
    ),
  },
  F3: {
    name: text('是否有基金会的资金资助', 'Foundation funding'),
    asks: text('有没有基金会为项目出资？', 'Does a foundation pay for the project?'),
    anchors: [
      text('没有', 'None'),
      text('基金会是合作方或受赠方，未见出资', 'A foundation takes part or receives, but is not shown to fund'),
      text('写明由基金会出资', 'A foundation is stated to fund it'),
      text('写明出资金额和基金会登记号', "The amount and the foundation's registration number are stated"),
    ],
    settledBy: text(
      '基金会年度工作报告中对该项目的资助记录',
      "The foundation's annual report to its regulator, with the grant",
    ),
  },
  C1: {
    name: text('项目有无专属标识', 'Own identity'),
    asks: text('项目有没有自己的名称、标志和落脚页面？', 'Does the project have a name, mark and place of its own?'),
    anchors: [
      text('没有', 'None'),
      text('有专属名称', 'A name of its own'),
      text('另有标志、专页或账号', 'Also a logo, a page or an account'),
      text('有注册商标、独立网站或小程序', 'A registered mark, a website or a mini-program'),
    ],
    settledBy: text(
      '项目网站、小程序或商标登记的链接',
      "A link to the project's site, mini-program or trade mark record",
    ),
  },
  C2: {
    name: text('网页新闻', 'Web news'),
    asks: text('近二十四个月有多少家网站报道过项目？', 'How many websites have reported on it in the last 24 months?'),
    anchors: [
      text('查无报道', 'Searched, none found'),
      text('一至九家', 'One to nine sites'),
      text('十至九十九家', 'Ten to 99 sites'),
      text('一百家以上', '100 sites or more'),
    ],
    settledBy: text(
      '一次公开网络检索记录：检索词、日期、二十四个月窗口、不同域名数',
      'A logged search of the live web: query, date, 24-month window, number of distinct domains',
    ),
  },
  C3: {
    name: text('社交媒体', 'Social media'),
    asks: text('项目在社交媒体上有多大声量？', 'How much is the project heard on social media?'),
    anchors: [
      text('没有', 'None'),
      text('只有第三方发布', 'Posts by third parties only'),
      text('有自己的账号，或阅读量达一百万', 'An account of its own, or a million reads'),
      text('自有账号合计十万粉丝以上，或阅读量达一亿', '100,000 followers on its own accounts, or 100 million reads'),
    ],
    settledBy: text(
      '自有账号清单，附粉丝数、阅读量和查看日期',
      'A list of its own accounts with followers, reads and the date',
    ),
  },
}
