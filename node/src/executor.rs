//! Runs the runtime's Wasm. What it compiles it keeps for the next start, if it may ([`artifacts`](crate::artifacts)).
//!
//! Compiling takes seconds and is most of a start. The SDK's executor does it anew in each process; this one does what
//! that one does, with the same settings, and asks the files first.

use crate::artifacts::{Artifacts, Key};
use codec::{Decode, Encode};
use sc_executor::{
    DEFAULT_HEAP_ALLOC_STRATEGY, HeapAllocStrategy, HostFunctions, RuntimeVersion, RuntimeVersionOf,
    WasmExecutionMethod, WasmExecutor,
    error::{Error, WasmError},
    read_embedded_version, with_externalities_safe,
};
use sc_executor_wasmtime::{Config, RuntimeBlob, Semantics, WasmModule};
use sc_service::config::ExecutorConfiguration;
use sp_core::traits::{CallContext, CodeExecutor, Externalities, FetchRuntimeCode, ReadRuntimeVersion, RuntimeCode};
use sp_io::hashing::blake2_256;
use std::{
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

/// Under what the SDK's executor logs.
const LOG_TARGET: &str = "wasm-runtime";

/// What executes the runtime's Wasm with the host functions `H`, on the settings of `config`.
pub fn new<H: HostFunctions>(config: &ExecutorConfiguration) -> Executor<H> {
    let artifacts = Artifacts::folder().and_then(|folder| {
        Artifacts::open(&folder)
            .inspect_err(|reason| log::warn!(target: LOG_TARGET, "Compiled runtimes are not kept: {reason}"))
            .ok()
    });
    with_artifacts(config, artifacts)
}

fn with_artifacts<H: HostFunctions>(config: &ExecutorConfiguration, artifacts: Option<Artifacts>) -> Executor<H> {
    Executor(Arc::new(Shared {
        sdk: sc_service::new_wasm_executor(config),
        method: config.wasm_method,
        heap: config.default_heap_pages.map_or(DEFAULT_HEAP_ALLOC_STRATEGY, heap_of),
        capacity: usize::from(config.runtime_cache_size).max(1),
        runtimes: Mutex::default(),
        artifacts,
    }))
}

/// Executes the runtime's Wasm, as [`WasmExecutor`] does. Clones share what is compiled.
pub struct Executor<H>(Arc<Shared<H>>);

impl<H> Clone for Executor<H> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

struct Shared<H> {
    /// Reads versions out of Wasm that nobody executes.
    sdk: WasmExecutor<H>,
    method: WasmExecutionMethod,
    /// Memory that a call may take, unless the chain's state says otherwise.
    heap: HeapAllocStrategy,
    /// How many runtimes stay in memory.
    capacity: usize,
    /// The last one used is first. Each with the hash by which the caller names it.
    runtimes: Mutex<Vec<(Vec<u8>, Arc<Runtime>)>>,
    artifacts: Option<Artifacts>,
}

/// A runtime that is ready to be called.
struct Runtime {
    module: Box<dyn WasmModule>,
    version: Option<RuntimeVersion>,
}

/// What is kept of a runtime: the version that its Wasm tells, and after it the machine code.
struct Compiled(Vec<u8>);

impl<H: HostFunctions> Shared<H> {
    /// The runtime of this code, compiled if it must be. Whoever asks meanwhile waits.
    fn runtime(&self, code: &RuntimeCode) -> Result<Arc<Runtime>, Error> {
        let mut runtimes = self.runtimes.lock().unwrap_or_else(PoisonError::into_inner);
        let known = runtimes.iter().position(|(hash, _)| *hash == code.hash);
        let entry = match known {
            Some(index) => runtimes.remove(index),
            None => {
                let wasm = code.fetch_runtime_code().ok_or(WasmError::CodeNotFound)?;
                let runtime = self
                    .load(&wasm)
                    .inspect_err(|error| log::warn!(target: LOG_TARGET, "Cannot create a runtime: {error}"))?;
                runtimes.truncate(self.capacity - 1);
                (code.hash.clone(), Arc::new(runtime))
            }
        };
        let runtime = entry.1.clone();
        runtimes.insert(0, entry);
        Ok(runtime)
    }

    fn load(&self, wasm: &[u8]) -> Result<Runtime, WasmError> {
        let Some(artifacts) = &self.artifacts else {
            return self.ready(&self.compile(wasm)?);
        };
        let key = key(wasm, self.method);
        let start = Instant::now();
        let kept = || {
            let compiled = Compiled(artifacts.read(&key)?);
            // Wasmtime refuses what another version of it compiled, or for a processor with features that this one
            // lacks.
            let runtime = self.ready(&compiled).inspect_err(|error| log::debug!(target: LOG_TARGET, "{error}")).ok()?;
            log::debug!(target: LOG_TARGET, "Read the compiled runtime in {} ms.", start.elapsed().as_millis());
            Some(runtime)
        };
        if let Some(runtime) = kept() {
            return Ok(runtime);
        }
        let turn = artifacts.turn();
        if let Some(runtime) = turn.waited.then(kept).flatten() {
            return Ok(runtime);
        }
        let compiled = self.compile(wasm)?;
        log::debug!(target: LOG_TARGET, "Compiled the runtime in {} ms.", start.elapsed().as_millis());
        if let Err(error) = artifacts.write(&key, &compiled.0) {
            log::warn!(target: LOG_TARGET, "The compiled runtime is not kept for the next start: {error}");
        }
        self.ready(&compiled)
    }

    fn compile(&self, wasm: &[u8]) -> Result<Compiled, WasmError> {
        let blob = RuntimeBlob::uncompress_if_needed(wasm)?;
        let mut compiled = read_embedded_version(&blob)?.encode();
        compiled.extend(sc_executor_wasmtime::prepare_runtime_artifact(blob, &self.semantics())?);
        Ok(Compiled(compiled))
    }

    #[allow(unsafe_code)]
    fn ready(&self, compiled: &Compiled) -> Result<Runtime, WasmError> {
        let artifact = &mut &compiled.0[..];
        let version = Option::decode(artifact).map_err(|error| WasmError::Other(error.to_string()))?;
        let config = Config { allow_missing_func_imports: false, cache_path: None, semantics: self.semantics() };
        // SAFETY: `compile` made the artifact, in this process or in another of the same user, who alone can write the
        // file in which it was kept; its hash says that it is as it was written, and nothing has touched it in memory
        // since.
        let module = unsafe { sc_executor_wasmtime::create_runtime_from_artifact_bytes::<H>(artifact, config)? };
        Ok(Runtime { module: Box::new(module), version })
    }

    /// What the SDK's executor sets. All nodes of a chain must agree on it.
    fn semantics(&self) -> Semantics {
        let WasmExecutionMethod::Compiled { instantiation_strategy } = self.method;
        Semantics {
            heap_alloc_strategy: self.heap,
            instantiation_strategy,
            deterministic_stack_limit: None,
            canonicalize_nans: false,
            parallel_compilation: true,
            wasm_multi_value: false,
            wasm_bulk_memory: false,
            wasm_reference_types: false,
            wasm_simd: false,
        }
    }

    fn call(
        &self,
        ext: &mut dyn Externalities,
        code: &RuntimeCode,
        method: &str,
        data: &[u8],
        heap: HeapAllocStrategy,
    ) -> Result<Vec<u8>, Error> {
        let runtime = self.runtime(code)?;
        let mut instance = AssertUnwindSafe(runtime.module.new_instance(heap)?);
        with_externalities_safe(ext, move || instance.call_export(method, data))?
    }

    /// The memory that the chain's state allows to a call from a block, or the default.
    fn heap_of_chain(&self, code: &RuntimeCode) -> HeapAllocStrategy {
        code.heap_pages.map_or(self.heap, heap_of)
    }
}

impl<H: HostFunctions> CodeExecutor for Executor<H> {
    type Error = Error;

    fn call(
        &self,
        ext: &mut dyn Externalities,
        code: &RuntimeCode,
        method: &str,
        data: &[u8],
        context: CallContext,
    ) -> (Result<Vec<u8>, Error>, bool) {
        let heap = match context {
            CallContext::Offchain => self.0.heap,
            CallContext::Onchain { import: false } => self.0.heap_of_chain(code),
            // Who imports a block must not run out of memory where its author did not.
            CallContext::Onchain { import: true } => self.0.heap_of_chain(code).double(),
        };
        (self.0.call(ext, code, method, data, heap), false)
    }
}

impl<H: HostFunctions> RuntimeVersionOf for Executor<H> {
    fn runtime_version(&self, ext: &mut dyn Externalities, code: &RuntimeCode) -> Result<RuntimeVersion, Error> {
        match &self.0.runtime(code)?.version {
            Some(version) => Ok(version.clone()),
            None => self.0.sdk.runtime_version(ext, code),
        }
    }
}

impl<H: HostFunctions> ReadRuntimeVersion for Executor<H> {
    fn read_runtime_version(&self, wasm: &[u8], ext: &mut dyn Externalities) -> Result<Vec<u8>, String> {
        self.0.sdk.read_runtime_version(wasm, ext)
    }
}

/// Pages beside those that the Wasm asks for, cut off as the SDK cuts them off.
fn heap_of(pages: u64) -> HeapAllocStrategy {
    HeapAllocStrategy::Static { extra_pages: pages as u32 }
}

/// Names what this build's dependencies make of this Wasm on this machine. Should [`Shared::semantics`] change while
/// they do not, this must as well.
fn key(wasm: &[u8], method: WasmExecutionMethod) -> Key {
    let settings = format!("{method:?}");
    blake2_256(&(blake2_256(wasm), env!("TRIBUTARY_DEPENDENCIES"), settings, processor()).encode())
}

/// What Linux says of the processor's features; elsewhere nothing, and what does not fit is refused when it is read.
fn processor() -> String {
    let all = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let features = all.lines().find(|line| line.starts_with("flags") || line.starts_with("Features"));
    format!("{} {}", std::env::consts::ARCH, features.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sp_core::traits::WrappedRuntimeCode;
    use std::{fs, path::Path};
    use tributary_runtime::VERSION;

    type Host = sp_io::SubstrateHostFunctions;

    fn wasm() -> &'static [u8] {
        tributary_wasm::WASM_BINARY.unwrap()
    }

    /// What is kept within a folder that may be everybody's.
    fn artifacts(folder: &Path) -> Artifacts {
        Artifacts::open(&folder.join("compiled")).unwrap()
    }

    fn executor(folder: &Path) -> Executor<Host> {
        with_artifacts(&ExecutorConfiguration::default(), Some(artifacts(folder)))
    }

    fn with_code<T>(run: impl FnOnce(&mut dyn Externalities, &RuntimeCode) -> T) -> T {
        let code_fetcher = WrappedRuntimeCode(wasm().into());
        let code = RuntimeCode { code_fetcher: &code_fetcher, hash: blake2_256(wasm()).to_vec(), heap_pages: None };
        run(&mut sp_io::TestExternalities::default().ext(), &code)
    }

    fn call(executor: &impl CodeExecutor, method: &str, data: &[u8], context: CallContext) -> Result<Vec<u8>, String> {
        with_code(|ext, code| executor.call(ext, code, method, data, context).0.map_err(|error| error.to_string()))
    }

    fn version(executor: &impl RuntimeVersionOf) -> RuntimeVersion {
        with_code(|ext, code| executor.runtime_version(ext, code).unwrap())
    }

    #[test]
    fn it_answers_as_the_executor_of_the_sdk_does() {
        let dir = tempfile::tempdir().unwrap();
        let sdk = sc_service::new_wasm_executor::<Host>(&ExecutorConfiguration::default());
        let (first, second) = (executor(dir.path()), executor(dir.path()));
        let preset = Some("development").encode();
        let onchain = |import| CallContext::Onchain { import };
        for (method, data, context) in [
            ("Core_version", &[][..], CallContext::Offchain),
            ("Metadata_metadata", &[], onchain(false)),
            ("GenesisBuilder_get_preset", &preset, onchain(true)),
            // What cannot be decoded, and what is not there, fails.
            ("GenesisBuilder_get_preset", &[7], CallContext::Offchain),
            ("Nothing_at_all", &[], CallContext::Offchain),
        ] {
            let expected = call(&sdk, method, data, context);
            assert_eq!(call(&first, method, data, context), expected, "{method}");
            assert_eq!(call(&second, method, data, context), expected, "{method}");
        }
        assert_eq!((version(&first), version(&second)), (version(&sdk), version(&sdk)));
        assert_eq!(version(&sdk).spec_version, VERSION.spec_version);
        let read = with_code(|ext, _| second.read_runtime_version(wasm(), ext).unwrap());
        assert_eq!(RuntimeVersion::decode(&mut &read[..]).unwrap(), version(&sdk));
    }

    #[test]
    fn what_is_kept_is_used_and_what_does_not_fit_is_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let artifacts = artifacts(dir.path());
        let key = key(wasm(), ExecutorConfiguration::default().wasm_method);
        let Compiled(compiled) = executor(dir.path()).0.compile(wasm()).unwrap();
        // The Wasm lists its APIs in an order of its own.
        let own = version(&executor(dir.path()));
        let artifact = compiled.strip_prefix(&Some(&own).encode()[..]).unwrap();
        // A version by which it is known.
        let marked = RuntimeVersion { spec_version: 7, ..VERSION };
        let kept = |artifact: &[u8]| [&Some(&marked).encode()[..], artifact].concat();
        artifacts.write(&key, &kept(artifact)).unwrap();
        assert_eq!(version(&executor(dir.path())), marked);

        for content in [kept(b"of another machine"), b"of another layout".to_vec()] {
            artifacts.write(&key, &content).unwrap();
            assert_eq!(version(&executor(dir.path())), own);
            assert_eq!(artifacts.read(&key).unwrap(), compiled);
        }
    }

    #[test]
    fn the_key_tells_what_differs() {
        let method = ExecutorConfiguration::default().wasm_method;
        let strategy = sc_executor::WasmtimeInstantiationStrategy::RecreateInstance;
        let other = WasmExecutionMethod::Compiled { instantiation_strategy: strategy };
        assert_eq!(key(b"wasm", method), key(b"wasm", method));
        assert_ne!(key(b"wasm", method), key(b"wasn", method));
        assert_ne!(key(b"wasm", method), key(b"wasm", other));
    }

    #[test]
    fn only_so_many_runtimes_stay_in_memory() {
        let dir = tempfile::tempdir().unwrap();
        let executor = executor(dir.path());
        let code_fetcher = WrappedRuntimeCode(wasm().into());
        // The same Wasm by other names.
        for name in 0..5u8 {
            let code = RuntimeCode { code_fetcher: &code_fetcher, hash: vec![name], heap_pages: None };
            executor.0.runtime(&code).unwrap();
        }
        let names: Vec<_> = executor.0.runtimes.lock().unwrap().iter().map(|(hash, _)| hash.clone()).collect();
        assert_eq!(names, [[4], [3]]);
        assert_eq!(fs::read_dir(dir.path().join("compiled")).unwrap().count(), 2, "one file, and the lock");
    }
}
