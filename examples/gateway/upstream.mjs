// A model behind OpenAI's interface, small and real: it tells in which language a few words are, and what words have in
// common, by the letters that stand side by side in them. It learned from the word lists that polkadot.js comes with.

import { createServer } from 'node:http';

/** The languages, and where their words are. */
const LISTS = { English: 'en', Spanish: 'es', French: 'fr', Italian: 'it' };
/** Numbers of an embedding. */
const SIZE = 512;
/** The letters that are looked at together. */
const GRAMS = [1, 2, 3];

/** A small number that a text always gives, and that two texts seldom share: FNV-1a. */
function hash(text) {
  let value = 2_166_136_261;
  for (const letter of text) {
    value = Math.imul(value ^ letter.codePointAt(0), 16_777_619) >>> 0;
  }
  return value;
}

/** What a text's letters are like: how often they stand side by side, as a direction of length one. */
export function embed(text) {
  const vector = new Float64Array(SIZE);
  for (const word of text.toLowerCase().normalize('NFC').split(/\s+/).filter(Boolean)) {
    const letters = [...`^${word}$`];
    for (const size of GRAMS) {
      for (let place = 0; place + size <= letters.length; place += 1) {
        const code = hash(letters.slice(place, place + size).join(''));
        vector[code % SIZE] += code & 0x8000_0000 ? -1 : 1;
      }
    }
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** How alike two directions are, from -1 to 1. */
export const cosine = (one, other) => one.reduce((sum, value, place) => sum + value * other[place], 0);

/** The model: the middle of each language's words, and words that it has not seen. */
export async function learn() {
  const middles = new Map();
  const unseen = new Map();
  for (const [language, code] of Object.entries(LISTS)) {
    const { default: words } = await import(`@polkadot/util-crypto/mnemonic/wordlists/${code}`);
    const seen = words.filter((_, place) => place % 4 !== 0);
    const sum = new Float64Array(SIZE);
    seen.forEach((word) => embed(word).forEach((value, place) => (sum[place] += value)));
    const length = Math.hypot(...sum);
    middles.set(
      language,
      sum.map((value) => value / length),
    );
    unseen.set(
      language,
      words.filter((_, place) => place % 4 === 0),
    );
  }
  // What all languages have in common tells nothing of any of them.
  const common = new Float64Array(SIZE);
  middles.forEach((middle) => middle.forEach((value, place) => (common[place] += value / middles.size)));
  middles.forEach((middle) => middle.forEach((value, place) => (middle[place] = value - common[place])));
  const classify = (text) => {
    const vector = embed(text);
    return [...middles].map(([language, middle]) => [cosine(vector, middle), language]).sort(([a], [b]) => b - a)[0][1];
  };
  return { classify, unseen };
}

/** The tokens of a text, for who is billed by them: its words. */
const tokens = (text) => text.split(/\s+/).filter(Boolean).length;

const usage = (prompt, completion) => ({
  prompt_tokens: prompt,
  completion_tokens: completion,
  total_tokens: prompt + completion,
});

function embeddings({ input, model }) {
  const texts = Array.isArray(input) ? input : [input];
  const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: [...embed(text)] }));
  return { object: 'list', model, data, usage: usage(texts.map(tokens).reduce((a, b) => a + b, 0), 0) };
}

function completion({ messages, model }, classify) {
  const { content } = messages.at(-1);
  const message = { role: 'assistant', content: classify(content) };
  const choices = [{ index: 0, message, finish_reason: 'stop' }];
  return { id: 'chatcmpl-0', object: 'chat.completion', created: 0, model, choices, usage: usage(tokens(content), 1) };
}

/** The same answer as a stream: a letter at a time, and how many tokens at the end if that is asked for. */
function stream(response, { stream_options: options }, answer) {
  const [{ message }] = answer.choices;
  const send = (part) => response.write(`data: ${JSON.stringify({ ...answer, usage: null, ...part })}\n\n`);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  [...message.content].forEach((content) => send({ choices: [{ index: 0, delta: { content }, finish_reason: null }] }));
  send({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
  if (options?.include_usage) {
    send({ choices: [], usage: answer.usage });
  }
  response.end('data: [DONE]\n\n');
}

/** Serves the model; answers where, and how to end it. */
export async function serve(port = 0) {
  const { classify, unseen } = await learn();
  const server = createServer(async (request, response) => {
    const reply = (status, body) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    try {
      const chunks = [];
      for await (const chunk of request) {
        chunks.push(chunk);
      }
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}');
      if (request.url === '/v1/embeddings') {
        reply(200, embeddings(body));
      } else if (request.url === '/v1/chat/completions') {
        const answer = completion(body, classify);
        body.stream ? stream(response, body, answer) : reply(200, answer);
      } else {
        reply(404, { error: { message: 'there is nothing here' } });
      }
    } catch (error) {
      reply(400, { error: { message: error.message } });
    }
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, unseen, end: () => server.close() };
}
