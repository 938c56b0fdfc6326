package input

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/wording"
)

// isNoStory reports whether the name of a file tells that it is no story, whatever
// folder it is in: programs, settings, tables, pictures, sound, and what tells of the
// folder itself. Documents that may well hold one, as PDF, are not among them.
func isNoStory(name string) bool {
	base := unpackedName(name)
	switch stem, _, _ := strings.Cut(base, "."); stem {
	case "readme", "license", "licence", "copying", "changelog", "contributing", "makefile", "dockerfile":
		return true
	}
	switch base {
	case "robots.txt", "requirements.txt", "package.json", "package-lock.json", "composer.json", "tsconfig.json":
		return true
	}
	switch filepath.Ext(base) {
	case ".bash", ".bat", ".c", ".cc", ".cpp", ".cs", ".css", ".go", ".h", ".hpp", ".ipynb", ".java", ".js", ".jsx", ".kt", ".less", ".lua",
		".mjs", ".php", ".pl", ".ps1", ".py", ".r", ".rb", ".rs", ".scss", ".sh", ".sql", ".swift", ".ts", ".tsx", ".vue",
		".cfg", ".conf", ".dtd", ".env", ".ini", ".lock", ".map", ".mod", ".properties", ".rng", ".sum", ".toml", ".xsd", ".xsl", ".xslt", ".yaml", ".yml",
		".ann", ".csv", ".db", ".diff", ".geojson", ".log", ".parquet", ".patch", ".sqlite", ".tsv", ".xls", ".xlsx",
		".avif", ".bmp", ".eps", ".gif", ".heic", ".ico", ".jpeg", ".jpg", ".png", ".psd", ".svg", ".tif", ".tiff", ".webp",
		".aac", ".avi", ".flac", ".m4a", ".m4v", ".mkv", ".mov", ".mp3", ".mp4", ".ogg", ".srt", ".vtt", ".wav", ".webm",
		".eot", ".otf", ".ttf", ".woff", ".woff2", ".bak", ".part", ".swp", ".tmp":
		return true
	}
	return strings.HasSuffix(base, "~")
}

// leftOut are the files of a folder that were left out by their names.
type leftOut struct {
	files int
	kinds []string // extensions, or names that have none
}

// maxKinds is how many kinds of files that were left out are told.
const maxKinds = 6

func (l *leftOut) note(name string) {
	l.files++
	kind := filepath.Ext(unpackedName(name))
	if kind == "" {
		kind = filepath.Base(name)
	}
	if !slices.Contains(l.kinds, kind) {
		l.kinds = append(l.kinds, kind)
	}
}

// fault tells what was left out of a folder in which stories were found, or not.
func (l *leftOut) fault(folder string, found bool) *fault.Fault {
	f := &fault.Fault{Name: folder, Warning: found, Remedy: "check --include and --exclude; hidden files are left out"}
	if !found {
		f.Problem = "no stories in this folder"
	}
	if l.files == 0 {
		return f
	}
	kinds := strings.Join(l.kinds[:min(len(l.kinds), maxKinds)], ", ")
	if len(l.kinds) > maxKinds {
		kinds += ", …"
	}
	if !found {
		f.Problem += ", and "
	}
	f.Problem += fmt.Sprintf("%s left out by name (%s)", wording.Plural(l.files, "file", "files"), kinds)
	f.Remedy = "to read such files, --include them"
	return f
}
