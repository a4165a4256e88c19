/**
 * Runs in a page, as text: tries every way out that a page has, each on a path of its own, and gives what the page
 * was told. real-network.test.ts hands it the place that it tries to reach.
 */
async ({ url, datagramPort }) => {
  const outcomes = {};
  const pause = (what) => new Promise((resolve) => setTimeout(resolve, 1_500, what));
  const attempt = async (name, way) => {
    const told = way().catch((failure) => `refused: ${failure}`);
    outcomes[name] = await Promise.race([told, pause('no answer')]);
  };
  const element = (tag, fields) =>
    new Promise((resolve) => {
      const made = Object.assign(document.createElement(tag), fields);
      made.addEventListener('load', () => resolve('loaded'));
      made.addEventListener('error', () => resolve('refused'));
      document.body.append(made);
    });
  const hint = (rel) => element('link', { rel, as: 'script', href: `${url}/${rel}` });
  const sockets = url.replace('http', 'ws');
  const socket = () =>
    new Promise((resolve) => {
      const opened = new WebSocket(`${sockets}/socket`);
      opened.onopen = () => resolve('open');
      opened.onerror = () => resolve('refused');
    });
  const worker = () =>
    new Promise((resolve) => {
      const text = `fetch('${url}/worker').then(() => postMessage('loaded'), () => postMessage('refused'));
        new WebSocket('${sockets}/worker-socket')`;
      const started = new Worker(URL.createObjectURL(new Blob([text])));
      started.onmessage = ({ data }) => resolve(data);
      started.onerror = () => resolve('refused');
    });
  const datagrams = async () => {
    const iceServers = [
      { urls: `stun:127.0.0.1:${datagramPort}` },
      { urls: `turn:${new URL(url).host}?transport=tcp`, username: 'a', credential: 'b' },
    ];
    const connection = new RTCPeerConnection({ iceServers });
    connection.createDataChannel('out');
    await connection.setLocalDescription(await connection.createOffer());
    return pause('asked');
  };
  await Promise.all([
    attempt('fetch', async () => `answered ${(await fetch(`${url}/fetch`)).status}`),
    attempt('beacon', async () => `queued ${navigator.sendBeacon(`${url}/beacon`, 'text')}`),
    attempt('image', () => element('img', { src: `${url}/image` })),
    attempt('script', () => element('script', { src: `${url}/script` })),
    attempt('style', () => element('link', { rel: 'stylesheet', href: `${url}/style` })),
    attempt('frame', () => element('iframe', { src: `${url}/frame` })),
    attempt('media', () => element('video', { src: `${url}/media` })),
    attempt('object', () => element('object', { data: `${url}/object` })),
    attempt('socket', socket),
    attempt('events', async () => new EventSource(`${url}/events`) && pause('asked')),
    attempt('worker', worker),
    attempt('datagrams', datagrams),
    attempt('preload', () => hint('preload')),
    attempt('prefetch', () => hint('prefetch')),
    attempt('preconnect', () => hint('preconnect')),
  ]);
  return outcomes;
};
