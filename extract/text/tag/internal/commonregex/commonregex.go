// Package commonregex stands in for the module of this name, of which prose
// uses two expressions. The module compiles thirty when the program starts,
// which takes longer than all else that claims does before its first story;
// here each is compiled when it is first asked for.
package commonregex

import (
	"regexp"
	"sync"
)

// The patterns that prose uses, as in commonregex v1.0.1 (MIT, see LICENSE).
const (
	LinkPattern  = `(?:(?:https?:\/\/)?(?:[a-z0-9.\-]+|www|[a-z0-9.\-])[.](?:[^\s()<>]+|\((?:[^\s()<>]+|(?:\([^\s()<>]+\)))*\))+(?:\((?:[^\s()<>]+|(?:\([^\s()<>]+\)))*\)|[^\s!()\[\]{};:\'".,<>?]))`
	EmailPattern = `(?i)([A-Za-z0-9!#$%&'*+\/=?^_{|.}~-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)`
)

// The expressions of the patterns.
var (
	LinkRegex  = Regexp{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(LinkPattern) })}
	EmailRegex = Regexp{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(EmailPattern) })}
)

// Regexp is a regular expression that is compiled when it is first used.
type Regexp struct{ compiled func() *regexp.Regexp }

// MatchString reports whether s has a match of the expression.
func (r Regexp) MatchString(s string) bool { return r.compiled().MatchString(s) }
