#!/usr/bin/env node
/** The command line. It runs as built where that is up to date, else from its source, which needs no build. */
import { isBuilt } from '../scripts/freshness.mjs'
import { root, runWithProjectNode } from '../scripts/projectNode.mjs'

const script = isBuilt(['main/cli.js'], ['electron', 'shared']) ? 'out/main/cli.js' : 'electron/cli.ts'
runWithProjectNode(root + script, process.argv.slice(2))
