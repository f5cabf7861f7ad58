#!/usr/bin/env node
/**
 * The binary's entry: hands to `cli` what stands above it.
 *
 * @module
 */
import { processIo } from './cli/io.ts'
import { main } from './cli/main.ts'

process.exitCode = await main(process.argv.slice(2), {
  io: processIo(),
  factories: {
    openApiDocument: async () => (await import('./api/openapi/document.ts')).fullOpenApiDocument(),
  },
})
