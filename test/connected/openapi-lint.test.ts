import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('openapi.yaml has no finding of the strict rules in redocly.yaml', () => {
  const { status, stdout } = spawnSync(
    'node_modules/.bin/redocly',
    ['lint', 'openapi.yaml', '--format=json', '--max-problems=1000'],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  expect(JSON.parse(stdout).problems).toEqual([])
  expect(status).toBe(0)
})
