import { expect, test } from 'vitest'
import { flagsText, parseFlags } from '../../src/cli/flag.ts'

const FLAGS = {
  name: { type: 'text', value: 'NAME', doc: 'Whose.' },
  port: { type: 'integer', value: 'PORT', min: 0, max: 65_535, doc: 'Where.' },
  family: { type: 'choice', values: ['4', '6'], doc: 'Which.' },
  json: { type: 'switch', doc: 'How.' },
} as const

const refusalOf = (...argv: string[]) => {
  const parsed = parseFlags(FLAGS, argv)
  return parsed.ok ? undefined : parsed.error.lines[0]
}

test('flags are read with a space or an equals sign, and other words are kept', () => {
  expect(parseFlags(FLAGS, ['--name', 'web', '--port=443', '--json', 'more'])).toEqual({
    ok: true,
    value: { flags: { name: 'web', port: 443, json: true }, words: ['more'] },
  })
})

test('what a flag does not take is refused with what it takes', () => {
  expect(refusalOf('--port', 'https')).toBe('--port takes a number from 0 to 65535, not "https"')
  expect(refusalOf('--port', '65536')).toBe('--port takes a number from 0 to 65535, not "65536"')
  expect(refusalOf('--family', '5')).toBe('--family takes 4 or 6, not "5"')
  expect(refusalOf('--json=yes')).toBe('--json takes no value')
  expect(refusalOf('--name')).toBe('--name needs a value: NAME')
})

test('a flag that is given twice is refused: one of the two would be lost', () => {
  expect(refusalOf('--name', 'a', '--name', 'b')).toBe('--name is given twice')
})

test('an unknown flag that resembles none is refused with all that are known', () => {
  expect(refusalOf('--zzz')).toBe('unknown flag --zzz; known are --name, --port, --family, --json')
})

test('a name that an object has anyway is no flag', () => {
  expect(refusalOf('--constructor')).toMatch(/^unknown flag/)
})

test('help shows each flag with what it takes', () => {
  expect(flagsText(FLAGS)).toEqual([
    '  --name NAME   Whose.',
    '  --port PORT   Where.',
    '  --family 4|6  Which.',
    '  --json        How.',
  ])
})
