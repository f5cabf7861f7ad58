/** The commands of a Markdown page that are marked to be run. */
export interface RunnableBlock {
  readonly line: number
  readonly script: string
  /** True: wants a running API, in `WEFT_URL` and `WEFT_TOKEN`. */
  readonly isServed: boolean
  readonly exitCode: number
  /** What is shown as printed; absent where the page does not show it. */
  readonly printed?: string
}

/**
 * Blocks fenced as `sh run`, as `console run` where the first line is `$ command` and the rest is
 * what it prints, and as `js run`. `served` and `exit=N` may follow. All JavaScript of a page is one
 * program, from top to bottom.
 */
export function runnableBlocks(markdown: string): RunnableBlock[] {
  const fences = /^```(sh|console|js) run([^\n]*)\n([\s\S]*?)^```$/gm
  const found = [...markdown.matchAll(fences)].map((match): Fence => {
    const [, language = '', words = '', text = ''] = match
    const line = markdown.slice(0, match.index).split('\n').length
    return { line, language, words, text }
  })
  const program = found.filter(({ language }) => language === 'js')
  const [first] = program
  const commands = found.filter(({ language }) => language !== 'js').map(commandBlock)
  if (first === undefined) return commands
  const text = program.map((one) => one.text).join('')
  const isServed = program.some(({ words }) => /\bserved\b/.test(words))
  const whole = { line: first.line, script: nodeScript(text), isServed, exitCode: 0 }
  return [...commands, whole].sort((a, b) => a.line - b.line)
}

interface Fence {
  readonly line: number
  readonly language: string
  readonly words: string
  readonly text: string
}

function commandBlock({ line, language, words, text }: Fence): RunnableBlock {
  const [first = '', ...rest] = text.split('\n')
  return {
    line,
    script: language === 'sh' ? text : first.replace(/^\$ /, ''),
    isServed: /\bserved\b/.test(words),
    exitCode: Number(/exit=(\d)/.exec(words)?.[1] ?? 0),
    ...(language === 'sh' ? {} : { printed: rest.join('\n') }),
  }
}

/** The package's own names lead to its source here. */
const nodeScript = (text: string): string =>
  `node --conditions=weft-source --input-type=module <<'END_OF_PROGRAM'\n${text}END_OF_PROGRAM\n`
