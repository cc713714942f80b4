import type { LocalText } from '#scoring/facts.ts'

export interface AboutSection {
  readonly id: string
  readonly title: LocalText
  readonly paragraphs: readonly LocalText[]
}

const text = (chinese: string, english: string): LocalText => ({ 'zh-CN': chinese, en: english })

export const ABOUT: readonly AboutSection[] = [
  {
    id: 'why',
    title: text('为什么做', 'Why'),
    paragraphs: [
      text(
        '“善度”意为善的程度。企业的社会项目大多只讲做了多少，很少说清改变了多少、证据在哪里。善度把每个数字连到出处，把不知道的如实留空，让读者自己判断。',
        'Shandu means “the degree of good”. Most social projects of companies tell how much was done and rarely what changed and how one knows. Shandu ties every figure to its source and leaves open what is open, so that readers can judge.',
      ),
      text(
        '本库不收企业的钱写案例，不给总排名，也不把两把尺子相加。',
        'No company pays for a case here, there is no overall ranking, and the two measures are never added.',
      ),
    ],
  },
  {
    id: 'who',
    title: text('谁在运行', 'Who runs this'),
    paragraphs: [
      text(
        '善度是开放源代码的自托管软件。运行这个站点的机构对站上内容负责，应在此写明名称与联系方式；软件自带的案例由开源项目的贡献者依据公开文件编写。',
        'Shandu is open-source software that anyone can host. Whoever runs this site answers for what is on it and should state a name and contact here; the cases that ship with the software were written by the project’s contributors from public documents.',
      ),
    ],
  },
  {
    id: 'sources',
    title: text('资料从哪里来', 'Where the facts come from'),
    paragraphs: [
      text(
        '起步的案例依据一份公开报告和可查到的存档页面。许多页面只看到开头一段，也未逐一访问实时网站；凡是这样得来的，证据旁都有说明，检索记录注明“仅存档页面”，只能抬高下限，不能证明“没有”。',
        'The first cases rest on one public report and on stored pages. Many pages were seen only from their beginning, and live sites were not visited one by one. Evidence found that way says so, and its search logs are marked “stored pages only”: they can raise a floor and can never show “none”.',
      ),
      text(
        '文中不写普通个人的姓名；直接引文不超过 15 个汉字，且只引公开言论。',
        'Private persons are not named. Quotes have at most 15 Chinese characters and come from public statements only.',
      ),
    ],
  },
  {
    id: 'corrections',
    title: text('更正办法', 'Corrections'),
    paragraphs: [
      text(
        '发现错误，请在那个案例的页面上按“指出错误”：哪一处、正确的说法和出处。改或不改都会答复，答复公开在案例页上，不公开是谁写的。有出处的更正会形成新的版本，旧版本保留，改动可查。',
        'If something is wrong, press “Report an error” on the page of that case: which place, what is right and where it says so. Every report is answered, and the answer is published with the case, without who wrote. A correction with a source becomes a new revision; the old one is kept and the change stays visible.',
      ),
      text(
        '被写到的企业可以用自己的话回应，核实后原文放在案例页上，不计入分数。没有证据的分数不会因为要求而改变，有证据的会。',
        'Organisations may reply in their own words, which stand on the case page once it is certain who sent them, and enter no score. A score does not change because somebody asks; it changes with evidence.',
      ),
    ],
  },
  {
    id: 'licence',
    title: text('许可', 'Licence'),
    paragraphs: [
      text(
        '程序代码以 MIT 许可发布，案例文字以 CC BY 4.0 发布。事实与数据归各自来源所有，引用时请一并注明。',
        'The code is under the MIT licence, the texts of the cases under CC BY 4.0. Facts and figures belong to their sources; name those too when you quote.',
      ),
    ],
  },
  {
    id: 'privacy',
    title: text('隐私', 'Privacy'),
    paragraphs: [
      text(
        '阅读不需要账号。站点只存一个记住语言的 cookie，没有统计脚本，日志不记地址和查询内容。',
        'Reading needs no account. The site keeps one cookie, for your language; there are no trackers, and the logs hold neither addresses nor queries of readers.',
      ),
    ],
  },
]
