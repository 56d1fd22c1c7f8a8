// The model of docs/afternoon.md, small and real: whether a river floods, from its level and the rain upstream.
//
//   node model.mjs train north.csv south.csv > model.json     logistic regression
//   node model.mjs serve model.json 8080                      the same behind OpenAI's interface
//
// The content of the last message is two numbers, such as "3.1 40": metres, and millimetres of rain.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const FEATURES = ['level', 'rain'];
const LABEL = 'flood';
/** Steps of the descent, and how long each is. */
const STEPS = 2_000;
const RATE = 0.5;

/** The rows of a table, as numbers by their column. */
function rowsOf(path) {
  const [head, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const columns = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, place) => [columns[place], Number(cell)])));
}

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** What the features of a row weigh together, as a probability. */
function probability({ bias, weights, means, deviations }, row) {
  const parts = FEATURES.map((name) => (weights[name] * (row[name] - means[name])) / deviations[name]);
  return 1 / (1 + Math.exp(-parts.reduce((sum, part) => sum + part, bias)));
}

/** A model that was fitted to these rows. */
function fit(rows) {
  const each = (value) => Object.fromEntries(FEATURES.map((name) => [name, value(name)]));
  const means = each((name) => mean(rows.map((row) => row[name])));
  const deviations = each((name) => Math.sqrt(mean(rows.map((row) => (row[name] - means[name]) ** 2))));
  const model = { bias: 0, weights: each(() => 0), means, deviations };
  for (let step = 0; step < STEPS; step += 1) {
    const errors = rows.map((row) => probability(model, row) - row[LABEL]);
    const scaled = (row, name) => (row[name] - means[name]) / deviations[name];
    const slope = (name) => mean(rows.map((row, place) => errors[place] * scaled(row, name)));
    model.weights = each((name) => model.weights[name] - RATE * slope(name));
    model.bias -= RATE * mean(errors);
  }
  return model;
}

/** Answers calls of OpenAI's interface with "flood" or "dry". */
function serve(model, port) {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const reply = (status, body) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    try {
      const { messages, model: name } = JSON.parse(Buffer.concat(chunks).toString());
      const [level, rain] = messages.at(-1).content.trim().split(/\s+/).map(Number);
      const content = probability(model, { level, rain }) > 0.5 ? 'flood' : 'dry';
      const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }];
      reply(200, { id: 'chatcmpl-0', object: 'chat.completion', created: 0, model: name, choices });
    } catch (error) {
      reply(400, { error: { message: error.message } });
    }
  });
  server.listen(port, '127.0.0.1');
}

const [act, ...rest] = process.argv.slice(2);
if (act === 'train') {
  console.log(JSON.stringify(fit(rest.flatMap(rowsOf)), null, 2));
} else if (act === 'serve') {
  serve(JSON.parse(readFileSync(rest[0], 'utf8')), Number(rest[1]));
} else {
  console.error('usage: node model.mjs train TABLE… | node model.mjs serve MODEL PORT');
  process.exit(2);
}
